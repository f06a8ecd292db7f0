extension ModeCoverage {
    /// Plans to count the modes of a mixture that is trained on.
    ///
    /// ```swift
    /// let mixture = GaussianMixture.ring()
    /// GAN(data: Points(from: mixture), …) watch: { ModeCoverage(of: mixture) }
    /// ```
    ///
    /// - Parameters:
    ///   - mixture: The mixture, whose modes are all equally likely.
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples are looked at.
    public init(of mixture: GaussianMixture, every: Int = 1_000, samples: Int = 2_500) {
        self.init(every: every, samples: samples, centres: mixture.centres, deviation: mixture.deviation)
    }
}

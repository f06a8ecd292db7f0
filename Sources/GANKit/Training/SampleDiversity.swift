/// How much the generator's samples differ among themselves, compared with the real ones.
enum SampleDiversity {
    /// Steps from one look to the next.
    static let interval = 100
    /// How many samples of each class are compared at most.
    static let samples = 64

    /// Below this ratio samples are alike.
    ///
    /// Healthy runs were seen between 0.7 and 1.3 after their first few hundred steps, collapsed ones between 0 and 0.27.
    static let alike = 0.3

    /// The mean distance ‖x_i − x_j‖ between two different fakes over that between two different real samples.
    ///
    /// - Parameters:
    ///   - fakes: Shape [N, …], N of 2 or more.
    ///   - real: Shape [M, …].
    /// - Returns: Near 1 for a generator of the data's variety, 0 for one that makes one sample only; nil when there are
    ///   not two samples or the real ones do not differ.
    static func ratio(of fakes: Tensor, to real: Tensor) -> Double? {
        guard let fake = meanDistance(fakes), let real = meanDistance(real), real > 0 else { return nil }
        return fake / real
    }

    /// The mean of ‖x_i − x_j‖ over all pairs of different samples.
    static func meanDistance(_ samples: Tensor) -> Double? {
        let count = samples.shape[0]
        guard count > 1 else { return nil }
        return withoutGradients {
            let rows = samples.detached().to(.float64).flattened(from: 1)
            // About their mean the products are small, and with them what rounding does to their difference.
            let centred = rows - rows.mean(over: [0], keepingDimensions: true)
            let products = centred.matmul(centred.transposed(0, 1))
            let lengths = centred.square().sum(over: [1])
            let squares = lengths.unsqueezed(at: 0) + lengths.unsqueezed(at: 1) - products * 2
            return squares.clamped(min: 0, max: nil).sqrt().sum().scalar() / Double(count * (count - 1))
        }
    }
}

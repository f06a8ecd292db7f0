import Foundation

extension DivergenceMeter {
    /// Measures with the critic as it is.
    ///
    /// - Parameters:
    ///   - points: Fresh points of each distribution for the means.
    ///   - observe: Called after each of ``portions`` portions of the points.
    /// - Throws: Whatever `observe` throws.
    public func read(points: Int = 200_000, observe: () throws -> Void = {}) throws -> DivergenceReading {
        var means = PortionMeans()
        var (slope, flow, steepest) = (0.0, 0.0, 0.0)
        let portion = max(points / Self.portions, 1)
        for _ in 0..<Self.portions {
            let drawn = draw(portion)
            let gap = withoutGradients { critic(drawn.real).mean().scalar() - critic(drawn.fake).mean().scalar() }
            let penalized = penaltyPoints(drawn.real, drawn.fake)
            let norms = slopes(at: penalized.samples(real: drawn.real, fake: drawn.fake))
            let weights = penalized.weights(real: portion, fake: portion, like: norms)
            let p = settings.penalty.power
            func mean(_ power: Double) -> Double { (norms.pow(power) * weights).sum().scalar() }
            means.add(gap: gap, penalty: mean(p))
            slope += mean(1) / Double(Self.portions)
            flow += mean(p - 1) / Double(Self.portions)
            steepest = max(steepest, norms.max().scalar(), steepestSlope(drawn))
            try observe()
        }
        let k = settings.penalty.k.value(at: 0)
        let p = settings.penalty.power
        let (gap, penalty, divergence) = means.estimates(k: k)
        return DivergenceReading(
            points: portion * Self.portions, gap: gap, penalty: penalty, divergence: divergence,
            virial: p * k * penalty.value / gap.value, distance: gap.value / pow(penalty.value, 1 / p),
            meanSlope: slope, steepest: steepest, flow: k * p * flow)
    }

    /// How many portions the points of a reading are measured in; standard errors come from their differences.
    public static let portions = 40

    /// ‖∇T‖ at points, float64 without a history.
    private func slopes(at points: Tensor) -> Tensor {
        squaredGradientNorms(of: critic, at: points).detached().to(.float64).sqrt()
    }

    /// The steepest slope among samples and on lines between them.
    private func steepestSlope(_ drawn: (real: Tensor, fake: Tensor)) -> Double {
        let some = min(drawn.real.shape[0], 1_000)
        let (real, fake) = (
            drawn.real.sliced(along: 0, from: 0, to: some), drawn.fake.sliced(along: 0, from: 0, to: some)
        )
        let between = [0.25, 0.5, 0.75].map { real * $0 + fake * (1 - $0) }
        return slopes(at: .concatenated([real, fake] + between)).max().scalar()
    }

    /// W1 between some fresh points, and what the critic can prove about it.
    ///
    /// Of a set of points each is taken once at most, also for the noise floor, which is between two disjoint parts of it.
    ///
    /// - Parameters:
    ///   - points: Points of each distribution, fewer where one is a set that has fewer; in two or more dimensions the time
    ///     grows with their third power, and `WassersteinDistance.mostPoints` are the most.
    ///   - reading: What the critic measured before: its slopes decide which factors of it are tried.
    /// - Throws: `GANError` where W1 cannot be computed.
    public func bracket(points: Int = 1_000, _ reading: DivergenceReading) throws -> TransportBracket {
        let sizes = [self.real, self.fake].compactMap { ($0 as? any FiniteDistribution)?.count }
        let count = sizes.reduce(points) { min($0, $1) }
        let (first, second) = (draw(count, different: true), draw(count, different: true))
        func wide(_ tensor: Tensor) -> Tensor { tensor.to(.cpu).to(.float64) }
        let (real, fake) = (wide(first.real), wide(first.fake))
        let scores = withoutGradients { wide(critic(first.fake)) }
        let realFloor = try floor(of: self.real, real, wide(second.real))
        let fakeFloor = try floor(of: self.fake, fake, wide(second.fake))
        return TransportBracket(
            points: count,
            certified: CertifiedBound(real: real, fake: fake, scores: scores).best(
                slopes: reading.meanSlope...max(reading.steepest, reading.meanSlope)),
            exact: try WassersteinDistance.between(real, fake),
            realFloor: realFloor.distance, fakeFloor: fakeFloor.distance,
            realFloorPoints: realFloor.points, fakeFloorPoints: fakeFloor.points)
    }

    /// W1 between two draws of one distribution, of which a set of points gives two disjoint parts instead.
    private func floor(
        of distribution: any PointDistribution, _ first: Tensor, _ second: Tensor
    ) throws -> (distance: Double, points: Int) {
        let count = first.shape[0]
        guard let set = distribution as? any FiniteDistribution, set.count > 1 else {
            return (try WassersteinDistance.between(first, second), count)
        }
        let half = min(count, set.count / 2)
        let both = set.differentPoints(2 * half, random: random, dtype: .float64)
        return (try WassersteinDistance.between(both.rows(0..<half), both.rows(half..<2 * half)), half)
    }
}

/// Means over portions of points, and how far they scatter.
private struct PortionMeans {
    private var gaps: [Double] = []
    private var penalties: [Double] = []

    mutating func add(gap: Double, penalty: Double) {
        gaps.append(gap)
        penalties.append(penalty)
    }

    func estimates(
        k: Double
    ) -> (
        gap: DivergenceReading.Estimate, penalty: DivergenceReading.Estimate, divergence: DivergenceReading.Estimate
    ) {
        (estimate(gaps), estimate(penalties), estimate(zip(gaps, penalties).map { $0 - k * $1 }))
    }

    private func estimate(_ values: [Double]) -> DivergenceReading.Estimate {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
        return DivergenceReading.Estimate(value: mean, error: (variance / count).squareRoot())
    }
}

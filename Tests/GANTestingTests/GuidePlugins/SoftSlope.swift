import GANKit

/// Square for gentle slopes, linear for steep ones: weight · E (√(1 + ‖∇T‖²) − 1).
struct SoftSlope: GradientNormPenalty {
    let weight: Double
    let sampler: any PenaltySampler
    let interval: Int

    init(_ weight: Double, at sampler: any PenaltySampler, interval: Int = 1) {
        self.weight = weight
        self.sampler = sampler
        self.interval = interval
    }

    func value(squaredNorms: Tensor) -> Tensor { ((squaredNorms + 1).sqrt() - 1) * weight }
}

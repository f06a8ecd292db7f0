public import GANKit

/// A penalty that is quadratic for small gradients and logarithmic for large ones: weight · E log(1 + ‖∇T‖²).
public struct SoftWall: GradientNormPenalty {
    /// The factor of the term.
    public let weight: Double
    /// Where the gradient is penalised.
    public let sampler: any PenaltySampler
    /// Every critic step.
    public let interval = 1

    /// Makes the penalty.
    public init(weight: Double, at sampler: any PenaltySampler) {
        self.weight = weight
        self.sampler = sampler
    }

    /// weight · log(1 + ‖∇T‖²).
    public func value(squaredNorms: Tensor) -> Tensor { (squaredNorms + 1).log() * weight }
}

public import GANKit

/// Points on the lines through real samples and fakes, up to half a line's length beyond either end.
public struct Extrapolated: PenaltySampler {
    /// Makes the sampler.
    public init() {}

    /// min(N, M) points.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        withoutGradients {
            let count = min(real.shape[0], fake.shape[0])
            let shares = random.uniform(
                [count] + [Int](repeating: 1, count: real.rank - 1), from: -0.5, to: 1.5, dtype: real.dtype)
            let ends = [real, fake].map { $0.sliced(along: 0, from: 0, to: count) }
            return .new(ends[1] + shares.to(real.device) * (ends[0] - ends[1]))
        }
    }
}

extension PenaltySampler where Self == Extrapolated {
    /// Points on lines through real and fake, a little beyond the ends too.
    public static var extrapolated: Self { Extrapolated() }
}

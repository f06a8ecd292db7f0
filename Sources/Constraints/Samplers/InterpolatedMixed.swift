public import GANBase
public import GANTensors

/// Sampler 3: a random point on the line between two samples of the half-and-half union of real and fake.
///
/// Each end is real or fake with probability one half, however many of each there are, and then any sample of its
/// class; the two ends are never one sample, unless its class has no other. To use it, write `.interpolatedMixed`.
public struct InterpolatedMixed: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// N + M points of equal weight.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        let (reals, fakes) = (real.shape[0], fake.shape[0])
        let draws = random.uniform([reals + fakes, 4], dtype: .float64).values()
        var (firsts, seconds) = ([Int](), [Int]())
        for start in stride(from: 0, to: draws.count, by: 4) {
            let first = End(coin: draws[start], share: draws[start + 1], reals: reals, fakes: fakes)
            var second = End(coin: draws[start + 2], share: draws[start + 3], reals: reals, fakes: fakes)
            if second.isReal == first.isReal, second.classSize > 1 {
                // One of the others, each as likely: count on from the first.
                let step = 1 + min(Int(draws[start + 3] * Double(second.classSize - 1)), second.classSize - 2)
                second.position = (first.position + step) % second.classSize
            }
            firsts.append(first.row(after: reals))
            seconds.append(second.row(after: reals))
        }
        let union = Tensor.concatenated([real, fake])
        return .new(interpolate(pick(union, firsts), pick(union, seconds), random: random))
    }

    /// One end of a line: a class and a sample in it.
    private struct End {
        let isReal: Bool
        let classSize: Int
        var position: Int

        init(coin: Double, share: Double, reals: Int, fakes: Int) {
            isReal = coin < 0.5
            classSize = isReal ? reals : fakes
            position = min(Int(share * Double(classSize)), classSize - 1)
        }

        func row(after reals: Int) -> Int { isReal ? position : reals + position }
    }
}

extension PenaltySampler where Self == InterpolatedMixed {
    /// Sampler 3: random points on lines between any two samples of the union.
    public static var interpolatedMixed: Self { InterpolatedMixed() }
}

extension InterpolatedMixed: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "InterpolatedMixed", .sampler, summary: "Sampler 3: random points on lines between any two of the union.",
        formula: "x = α·z + (1 − α)·z', z and z' real or fake with probability ½ each", source: "arXiv:1712.01026",
        spelling: "at: .interpolatedMixed")
}

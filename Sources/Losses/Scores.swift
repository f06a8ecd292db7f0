public import GANTensors

/// The critic's scores of a batch of real samples and a batch of fakes, shape [N] each.
public struct Scores {
    private let realScores: RealScores

    /// The scores of the fakes, shape [N].
    public let fake: Tensor

    /// The scores of the real samples, shape [N]; in a generator step they are computed when first asked for.
    public var real: Tensor { realScores.tensor() }

    /// The samples that were scored, for losses that compare them too; without a history.
    public let samples: (real: Tensor, fake: Tensor)?

    /// Joins two batches of scores.
    ///
    /// - Parameters:
    ///   - real: The scores of the real samples, evaluated at most once, when first asked for.
    ///   - fake: The scores of the fakes.
    ///   - samples: The samples that were scored, real before fake.
    public init(
        real: @autoclosure @escaping () -> Tensor, fake: Tensor, samples: (real: Tensor, fake: Tensor)? = nil
    ) {
        realScores = RealScores(make: real)
        self.fake = fake
        self.samples = samples
    }

    private final class RealScores {
        private let make: () -> Tensor
        private var computed: Tensor?

        init(make: @escaping () -> Tensor) {
            self.make = make
        }

        func tensor() -> Tensor {
            if let computed { return computed }
            let scores = make()
            computed = scores
            return scores
        }
    }
}

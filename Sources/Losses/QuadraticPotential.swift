public import GANBase
public import GANTensors

/// GAN-QP: a difference of scores held back by its own square over the distance of the samples, so that no constraint
/// is needed.
///
/// With δ = real − fake for pairs by position and d the mean absolute difference of the pair's numbers, the critic
/// minimises mean(−δ + δ²/(2·λ·d)), the generator mean(δ). At the best critic |δ| ≤ λ·d: the critic is Lipschitz by
/// itself.
///
/// Su, "GAN-QP", arXiv:1811.07296; λ = 10 there. Both batches must have one size. To use it, write
/// `.quadraticPotential()`.
public struct QuadraticPotential: AdversarialLoss, Equatable {
    /// The slope λ that the critic may reach.
    public let slope: Double

    /// Makes the loss.
    ///
    /// - Parameter slope: The slope λ that the critic may reach, above 0; the paper's value is 10.
    public init(slope: Double = 10) {
        self.slope = slope
    }

    /// mean(−δ + δ²/(2·λ·d)).
    public func critic(_ scores: Scores) -> Tensor {
        requirePairs(scores, for: "QuadraticPotential")
        guard let (real, fake) = scores.samples else {
            stopProgram(
                "QuadraticPotential compares samples, and was given scores alone; make Scores(real:fake:samples:)")
        }
        // Pairs that coincide would divide by zero; their scores coincide as well.
        let distances = withoutGradients {
            (real - fake).abs().flattened(from: 1).mean(over: [1]).clamped(min: 1e-12, max: nil)
        }
        let differences = scores.real - scores.fake
        return (differences.square() / (2 * slope * distances) - differences).mean()
    }

    /// mean(real − fake).
    public func generator(_ scores: Scores) -> Tensor {
        requirePairs(scores, for: "QuadraticPotential")
        return (scores.real - scores.fake).mean()
    }
}

extension QuadraticPotential: SelfChecking {
    /// Refuses a slope that is not above 0.
    public func check() throws {
        guard slope > 0, slope.isFinite else {
            throw GANError(.usage, "QuadraticPotential: slope is \(slope) and must be above 0; the paper's value is 10")
        }
    }
}

extension AdversarialLoss where Self == QuadraticPotential {
    /// GAN-QP: a difference of scores held back by its own square (arXiv:1811.07296).
    ///
    /// - Parameter slope: The slope λ that the critic may reach, above 0; the paper's value is 10.
    public static func quadraticPotential(slope: Double = 10) -> Self { QuadraticPotential(slope: slope) }
}

extension QuadraticPotential: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "QuadraticPotential", .loss, summary: "GAN-QP: Lipschitz by itself, through the distance of the samples.",
        formula: "critic: mean(−δ + δ²/(2λd)); generator: mean(δ); δ = real − fake, d = mean|x_real − x_fake|",
        source: "arXiv:1811.07296",
        parameters: [.init("slope", "Double", default: "10", "slope λ that the critic may reach, above 0")],
        spelling: "loss: .quadraticPotential(slope: 10)")
}

/// A way to send a part of a critic step's samples through the critic, once to measure and once for the gradients.
protocol PartialPasses: AnyObject {
    /// The scores of a part and, where some of it is penalised, the squared gradient norms of those samples; without a
    /// history.
    ///
    /// - Parameters:
    ///   - samples: The part.
    ///   - penalized: The samples whose gradient norm is penalised: the last ones, or none.
    func measure(_ samples: Tensor, penalized: Range<Int>) -> (scores: Tensor, squaredNorms: Tensor?)

    /// Adds the gradients of Σ scoreFactors·t + Σ normFactors·‖∇T‖² of a part.
    func addGradients(at samples: Tensor, penalized: Range<Int>, scoreFactors: Tensor, normFactors: Tensor?)

    /// The sums over the parts, one for each of the critic's parameters.
    var gradients: [Tensor?] { get }
}

/// Parts in four passes.
final class LinearParts: PartialPasses {
    private let critic: Critic
    private let parameters = ParameterGradients()

    init(critic: Critic) {
        self.critic = critic
    }

    func measure(_ samples: Tensor, penalized: Range<Int>) -> (scores: Tensor, squaredNorms: Tensor?) {
        // Nothing has to be kept for scores alone.
        guard !penalized.isEmpty else { return (withoutGradients { critic(samples) }, nil) }
        let pass = LinearPass(critic, at: samples, penalized: penalized, with: parameters)
        return (pass.scores.wide(), pass.squaredNorms())
    }

    func addGradients(at samples: Tensor, penalized: Range<Int>, scoreFactors: Tensor, normFactors: Tensor?) {
        let pass = LinearPass(critic, at: samples, penalized: penalized, with: parameters)
        _ = pass.squaredNorms()
        pass.addGradients(scoreFactors: scoreFactors, normFactors: normFactors)
    }

    var gradients: [Tensor?] { parameters.gradients(of: critic.parameters) }
}

/// Parts by double backward.
final class AutogradParts: PartialPasses {
    private let critic: Critic
    private let leaves: [Tensor]
    private var sums: GradientSums

    init(critic: Critic) {
        self.critic = critic
        leaves = critic.parameters.map(\.tensor)
        sums = GradientSums(count: leaves.count)
    }

    func measure(_ samples: Tensor, penalized: Range<Int>) -> (scores: Tensor, squaredNorms: Tensor?) {
        guard !penalized.isEmpty else { return (withoutGradients { critic(samples) }, nil) }
        let points = samples.detached()
        points.requiresGradient = true
        let scores = critic(points)
        let slope = GANTensors.gradients(of: [scores.sum()], withRespectTo: [points])[0] ?? .zeros(like: samples)
        let norms = withoutGradients { slope.rows(penalized).wide().square().flattened(from: 1).sum(over: [1]) }
        return (scores.detached(), norms)
    }

    func addGradients(at samples: Tensor, penalized: Range<Int>, scoreFactors: Tensor, normFactors: Tensor?) {
        let points = samples.detached()
        points.requiresGradient = normFactors != nil
        let scores = critic(points)
        var total = (scores * scoreFactors).sum()
        if let normFactors {
            total = total + (squaredGradientNorms(of: scores, at: points).rows(penalized) * normFactors).sum()
        }
        sums.add(GANTensors.gradients(of: [total], withRespectTo: leaves))
    }

    var gradients: [Tensor?] { sums.sums }
}

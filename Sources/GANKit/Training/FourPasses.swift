/// The gradients of a critic step in four passes instead of double backward's six, exact for locally linear critics.
///
/// With scores t_i, loss L, s_i = ∂L/∂t_i, g_i = ∇T(x_i), penalty Σ w_i h(‖g_i‖²) and v_i = 2 w_i h'(‖g_i‖²) g_i, the
/// gradient is Σ_i [s_i ∇θ T(x_i) + ∇θ (∇T(x_i)·v_i)] with v_i held constant. Where the critic is linear near x_i, both
/// terms meet the same derivative δ_i of the score by each layer's output: a weight's gradient is
/// Σ_i δ_i ⊗ (s_i a_i + ȧ_i), with ȧ_i the tangent of the layer's input when x_i moves along v_i. Autograd sees vectors of
/// N numbers only.
///
/// The passes: forward, backward to the input, tangent forward, weight gradients. Samples that are only scored skip the
/// third. Points that the critic scores anyway are penalised in the same batch.
struct FourPasses: CriticStep {
    let critic: Critic
    let loss: any AdversarialLoss
    let random: Random

    func gradients(
        real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (terms: CriticTerms, slopes: [Tensor?]) {
        let objective = StepObjective(real: real, fake: fake, penalties: penalties, loss: loss, random: random)
        let batch = objective.batch
        let parameters = ParameterGradients()
        let pass = LinearPass(critic, at: batch.samples, penalized: batch.penalized, with: parameters)
        let scored = objective.terms(scores: pass.scores)
        let sloped = pass.squaredNorms().map { objective.terms(squaredNorms: $0) }
        pass.addGradients(scoreFactors: scored.factors, normFactors: sloped?.factors)
        let gradients = critic.settingScoreBiases(scored.shift, in: parameters.gradients(of: critic.parameters))
        return (objective.terms(scored, sloped), gradients)
    }
}

/// The four passes of a locally linear critic over some samples.
final class LinearPass {
    private let linearized: LinearizedCritic
    private let penalized: Range<Int>
    private let parameters: ParameterGradients
    private var slopes: Tensor?

    /// Pass 1.
    ///
    /// - Parameters:
    ///   - critic: A locally linear critic.
    ///   - samples: A batch.
    ///   - penalized: The samples whose gradient norm is penalised: the last ones of the batch, or none.
    ///   - parameters: Gives the values of the parameters, and collects the gradients.
    init(_ critic: Critic, at samples: Tensor, penalized: Range<Int>, with parameters: ParameterGradients) {
        guard let linearized = critic.linearized(at: samples, with: parameters) else {
            preconditionFailure("CriticStepChoice lets no other critic pass")
        }
        self.linearized = linearized
        self.penalized = penalized
        self.parameters = parameters
    }

    /// The scores of all samples.
    var scores: Tensor { linearized.scores }

    /// Pass 2: ‖∇T‖² of the penalised samples, without a history; nil when none is penalised.
    ///
    /// Must be called before the gradients.
    func squaredNorms() -> Tensor? {
        let all = linearized.backward(for: penalized)
        guard !penalized.isEmpty else { return nil }
        return withoutGradients {
            let slopes = all.rows(penalized)
            self.slopes = slopes
            return slopes.wide().square().sum(over: Array(1..<slopes.rank))
        }
    }

    /// Passes 3 and 4.
    ///
    /// - Parameters:
    ///   - scoreFactors: The derivative of the objective by each score.
    ///   - normFactors: The derivative of the objective by the squared norm of each penalised sample.
    func addGradients(scoreFactors: Tensor, normFactors: Tensor?) {
        let tangent = withoutGradients { () -> Tensor? in
            guard let slopes, let normFactors else { return nil }
            let factors = (normFactors * 2).reshaped([normFactors.count] + [Int](repeating: 1, count: slopes.rank - 1))
            return (slopes.wide() * factors).to(slopes.dtype)
        }
        linearized.forward(
            tangent: tangent, SampleFactors(scores: scoreFactors, penalized: penalized), into: parameters)
    }
}

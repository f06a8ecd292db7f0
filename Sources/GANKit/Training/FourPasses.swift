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
        let points = penalties.map { due in
            (due.penalty as? any GradientNormPenalty)?.sampler.points(real: real, fake: fake, random: random)
        }
        let batch = StepBatch(real: real, fake: fake, penalizing: points)
        let parameters = ParameterGradients()
        guard let linearized = critic.linearized(at: batch.samples, with: parameters) else {
            preconditionFailure("CriticStepChoice lets no other critic pass")
        }
        let scored = scoreTerms(linearized.scores, batch, real: real, fake: fake, penalties: penalties)
        let slopes = linearized.backward(for: batch.penalized)
        let sloped = slopeTerms(batch.penalizedRows(of: slopes), batch, penalties: penalties, points: points)
        linearized.forward(
            tangent: sloped?.tangent, SampleFactors(scores: scored.factors, penalized: batch.penalized),
            into: parameters)
        let terms = CriticTerms(
            loss: scored.loss, gap: scored.gap, isWasserstein: loss is Wasserstein,
            penalties: penalties.indices.compactMap { sloped?.terms[$0] ?? scored.terms[$0] })
        return (terms, parameters.gradients(of: critic.parameters))
    }

    /// The loss and the penalties on scores, and the derivative of their sum by each score.
    private func scoreTerms(
        _ scores: Tensor, _ batch: StepBatch, real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (loss: Tensor, gap: Tensor, terms: [Int: PenaltyTerm], factors: Tensor) {
        let leaf = scores.wide().detached()
        leaf.requiresGradient = true
        let (realScores, fakeScores) = (leaf.rows(batch.real), leaf.rows(batch.fake))
        let loss = loss.critic(Scores(real: realScores, fake: fakeScores, samples: (real, fake)))
        var terms: [Int: PenaltyTerm] = [:]
        for (position, due) in penalties.enumerated() {
            guard let penalty = due.penalty as? any ScorePenalty else { continue }
            let term = due.scaled(penalty.penalty(realScores: realScores, fakeScores: fakeScores))
            terms[position] = PenaltyTerm(source: due, term: term, slopes: nil)
        }
        let total = inOrder(terms).reduce(loss) { $0 + $1 }
        let factors = GANTensors.gradients(of: [total], withRespectTo: [leaf])[0] ?? .zeros(like: leaf.detached())
        let gap = withoutGradients { realScores.mean() - fakeScores.mean() }
        return (loss, gap, terms, factors)
    }

    /// The penalties on gradient norms, and v_i for each penalised sample; nil when there is no such penalty.
    private func slopeTerms(
        _ slopes: Tensor, _ batch: StepBatch, penalties: [NamedPenalty], points: [PenaltyPoints?]
    ) -> (terms: [Int: PenaltyTerm], tangent: Tensor)? {
        guard !batch.penalized.isEmpty else { return nil }
        let wideSlopes = slopes.wide()
        let norms = withoutGradients { wideSlopes.square().sum(over: Array(1..<slopes.rank)) }
        norms.requiresGradient = true
        var terms: [Int: PenaltyTerm] = [:]
        for (position, due) in penalties.enumerated() {
            guard let penalty = due.penalty as? any GradientNormPenalty, let points = points[position] else { continue }
            let own = norms.rows(batch.normRows(of: position))
            let weights = points.weights(real: batch.real.count, fake: batch.fake.count, like: own)
            let term = due.scaled((penalty.value(squaredNorms: own) * weights).sum())
            terms[position] = PenaltyTerm(source: due, term: term, slopes: (own.detached(), weights))
        }
        let total = inOrder(terms).reduce(nil) { (sum: Tensor?, term) in sum.map { $0 + term } ?? term }
        let derivative = total.flatMap { GANTensors.gradients(of: [$0], withRespectTo: [norms])[0] }
        return withoutGradients {
            let factors = (derivative ?? .zeros(like: norms)) * 2
            let ones = [Int](repeating: 1, count: slopes.rank - 1)
            return (terms, (wideSlopes * factors.reshaped([norms.count] + ones)).to(slopes.dtype))
        }
    }

    /// The terms in the order of the penalties: a dictionary's own order changes from run to run, and rounding with it.
    private func inOrder(_ terms: [Int: PenaltyTerm]) -> [Tensor] {
        terms.sorted { $0.key < $1.key }.map(\.value.term)
    }
}

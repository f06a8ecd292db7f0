/// What a critic step minimises, as a function of the scores and of the squared gradient norms alone.
///
/// All that couples the samples of a batch is here, on vectors of N numbers. Networks meet single samples, which can
/// therefore be sent through them in parts.
struct StepObjective {
    /// The samples in one batch, penalty points included.
    let batch: StepBatch
    private let loss: any AdversarialLoss
    private let real: Tensor
    private let fake: Tensor
    private let penalties: [NamedPenalty]
    private let points: [PenaltyPoints?]

    /// Draws the penalty points.
    ///
    /// - Parameters:
    ///   - real: Real samples.
    ///   - fake: Fakes without a history.
    ///   - penalties: The penalties that are due, settled at the present step; each on gradient norms or on scores.
    ///   - loss: Turns scores into what the critic minimises.
    ///   - random: Where penalty points come from.
    init(real: Tensor, fake: Tensor, penalties: [NamedPenalty], loss: any AdversarialLoss, random: Random) {
        self.real = real
        self.fake = fake
        self.penalties = penalties
        self.loss = loss
        points = penalties.map { due in
            (due.penalty as? any GradientNormPenalty)?.sampler.points(real: real, fake: fake, random: random)
        }
        batch = StepBatch(real: real, fake: fake, penalizing: points)
    }

    /// The loss and the penalties on scores.
    struct ScoreTerms {
        let loss: Tensor
        let gap: Tensor
        fileprivate let terms: [Int: PenaltyTerm]
        /// The derivative of their sum by each score, shape [N].
        let factors: Tensor
        /// The derivative of their sum by a number that is added to all scores.
        let shift: Tensor?
    }

    /// The penalties on gradient norms.
    struct NormTerms {
        fileprivate let terms: [Int: PenaltyTerm]
        /// The derivative of their sum by the squared norm of each penalised sample.
        let factors: Tensor
    }

    /// The loss and the penalties on scores, and the derivative of their sum by each score.
    ///
    /// - Parameter scores: The scores of the batch.
    func terms(scores: Tensor) -> ScoreTerms {
        let leaf = scores.wide().detached()
        leaf.requiresGradient = true
        let (realScores, fakeScores) = (leaf.rows(batch.real), leaf.rows(batch.fake))
        let scores = Scores(real: realScores, fake: fakeScores, samples: (real, fake))
        let loss = loss.critic(scores)
        var terms: [Int: PenaltyTerm] = [:]
        for (position, due) in penalties.enumerated() {
            guard let penalty = due.penalty as? any ScorePenalty else { continue }
            let term = due.scaled(penalty.penalty(realScores: realScores, fakeScores: fakeScores))
            terms[position] = PenaltyTerm(source: due, term: term, slopes: nil)
        }
        let total = inOrder(terms).reduce(loss) { $0 + $1 }
        // The rounding of a large term must not hide a small one: each has a sum of its own.
        let apart = terms.isEmpty ? [] : [loss] + inOrder(terms)
        let shifts = apart.map { ScoreShift.sum(of: [derivative(of: $0, by: leaf, retainingGraph: true)]) }
        let factors = derivative(of: total, by: leaf)
        let shift = apart.isEmpty ? ScoreShift.sum(of: [factors]) : ScoreShift.total(of: shifts)
        let gap = withoutGradients { -Wasserstein().critic(scores) }
        return ScoreTerms(
            loss: loss, gap: gap, terms: terms, factors: factors ?? .zeros(like: leaf.detached()), shift: shift)
    }

    private func derivative(of term: Tensor, by leaf: Tensor, retainingGraph: Bool = false) -> Tensor? {
        term.requiresGradient
            ? GANTensors.gradients(of: [term], withRespectTo: [leaf], retainingGraph: retainingGraph)[0] : nil
    }

    /// The penalties on gradient norms, and the derivative of their sum by each squared norm.
    ///
    /// - Parameter squaredNorms: ‖∇T‖² of the penalised samples.
    func terms(squaredNorms: Tensor) -> NormTerms {
        let norms = squaredNorms.detached()
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
        return NormTerms(terms: terms, factors: derivative ?? .zeros(like: norms.detached()))
    }

    /// Everything together, for the log.
    func terms(_ scored: ScoreTerms, _ sloped: NormTerms?) -> CriticTerms {
        CriticTerms(
            loss: scored.loss, gap: scored.gap, isHomogeneous: loss is any HomogeneousLoss,
            penalties: penalties.indices.compactMap { sloped?.terms[$0] ?? scored.terms[$0] })
    }

    /// The terms in the order of the penalties: a dictionary's own order changes from run to run, and rounding with it.
    private func inOrder(_ terms: [Int: PenaltyTerm]) -> [Tensor] {
        terms.sorted { $0.key < $1.key }.map(\.value.term)
    }
}

/// The critic's terms by double backward: gradients with respect to the samples keep their own graph.
///
/// Works for every critic, loss and penalty that autograd can differentiate twice. Scores that a penalty looks at
/// anyway come from one joined batch, unless a layer couples the samples of a batch: then real and fake stay apart, as
/// their statistics must.
struct DoubleBackward: CriticStep {
    let critic: Critic
    let loss: any AdversarialLoss
    let random: Random

    func gradients(
        real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (terms: CriticTerms, slopes: [Tensor?]) {
        let (terms, scored) = terms(real: real, fake: fake, penalties: penalties)
        let total = terms.penalties.reduce(terms.loss) { $0 + $1.term }
        let shift = shift(of: terms, by: scored)
        let gradients = GANTensors.gradients(of: [total], withRespectTo: critic.parameters.map(\.tensor))
        return (terms, critic.settingScoreBiases(shift, in: gradients))
    }

    /// The derivative by a number that is added to all scores; nil where no parameter of the critic is one.
    ///
    /// A penalty of another kind may score samples of its own, so that its share comes from the bias itself. Gradient
    /// norms do not change when all scores move alike.
    private func shift(of terms: CriticTerms, by scored: ScoredSamples) -> Tensor? {
        guard let bias = critic.scoreBiases.first?.tensor else { return nil }
        let scores = [scored.realScores, scored.fakeScores]
        func derivatives(of term: Tensor, by inputs: [Tensor]) -> [Tensor?] {
            guard term.requiresGradient else { return [] }
            return GANTensors.gradients(of: [term], withRespectTo: inputs, retainingGraph: true)
        }
        let loss = ScoreShift.sum(of: derivatives(of: terms.loss, by: scores))
        let penalties = terms.penalties.map { term -> Tensor? in
            switch term.source.penalty {
            case is any GradientNormPenalty: nil
            case is any ScorePenalty: ScoreShift.sum(of: derivatives(of: term.term, by: scores))
            default: derivatives(of: term.term, by: [bias]).first?.map { $0.to(.float64).sum() }
            }
        }
        return ScoreShift.total(of: [loss] + penalties)
    }

    private func terms(
        real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (terms: CriticTerms, scored: ScoredSamples) {
        let points = penalties.map { due in
            (due.penalty as? any GradientNormPenalty)?.sampler.points(real: real, fake: fake, random: random)
        }
        let scored = ScoredSamples(critic: critic, real: real, fake: fake, penalizing: points)
        let scores = Scores(real: scored.realScores, fake: scored.fakeScores, samples: (real, fake))
        let terms = zip(penalties, points).map { due, points in
            term(of: due, at: points, scored: scored, real: real, fake: fake)
        }
        let gap = withoutGradients { -Wasserstein().critic(scores) }
        let all = CriticTerms(
            loss: loss.critic(scores), gap: gap, isHomogeneous: loss is any HomogeneousLoss, penalties: terms)
        return (all, scored)
    }

    private func term(
        of due: NamedPenalty, at points: PenaltyPoints?, scored: ScoredSamples, real: Tensor, fake: Tensor
    ) -> PenaltyTerm {
        guard let penalty = due.penalty as? any GradientNormPenalty, let points else {
            let batch = Batch(
                real: real, fake: fake, realScores: scored.realScores, fakeScores: scored.fakeScores, random: random)
            return PenaltyTerm(source: due, term: due.scaled(due.penalty.penalty(on: critic, at: batch)), slopes: nil)
        }
        let norms = scored.squaredNorms(at: points)
        let weights = points.weights(real: real.shape[0], fake: fake.shape[0], like: norms)
        let term = (penalty.value(squaredNorms: norms) * weights).sum()
        return PenaltyTerm(source: due, term: due.scaled(term), slopes: (norms.detached(), weights))
    }
}

/// The scores of a step's samples, and the gradient norms at those that are penalised.
private final class ScoredSamples {
    let realScores: Tensor
    let fakeScores: Tensor
    private let critic: Critic
    private let realNorms: () -> Tensor
    private let fakeNorms: () -> Tensor
    private let bothNorms: () -> Tensor

    init(critic: Critic, real: Tensor, fake: Tensor, penalizing points: [PenaltyPoints?]) {
        self.critic = critic
        var classes: [ScoredPoints] = []
        for case .scored(let penalized)? in points { classes.append(penalized) }
        let slopesOfReal = classes.contains { $0 != .fake }
        let slopesOfFake = classes.contains { $0 != .real }
        if slopesOfReal == slopesOfFake, !critic.couplesSamples {
            let (samples, count) = (Tensor.concatenated([real, fake]), real.shape[0])
            samples.requiresGradient = slopesOfReal
            let scores = critic(samples)
            realScores = scores.sliced(along: 0, from: 0, to: count)
            fakeScores = scores.sliced(along: 0, from: count, to: samples.shape[0])
            let norms = Later { squaredGradientNorms(of: scores, at: samples) }
            bothNorms = { norms.value }
            realNorms = { norms.value.sliced(along: 0, from: 0, to: count) }
            fakeNorms = { norms.value.sliced(along: 0, from: count, to: samples.shape[0]) }
        } else {
            let (realPoints, fakePoints) = (real.detached(), fake.detached())
            realPoints.requiresGradient = slopesOfReal
            fakePoints.requiresGradient = slopesOfFake
            let (realScores, fakeScores) = (critic(realPoints), critic(fakePoints))
            self.realScores = realScores
            self.fakeScores = fakeScores
            let ofReal = Later { squaredGradientNorms(of: realScores, at: realPoints) }
            let ofFake = Later { squaredGradientNorms(of: fakeScores, at: fakePoints) }
            realNorms = { ofReal.value }
            fakeNorms = { ofFake.value }
            bothNorms = { .concatenated([ofReal.value, ofFake.value]) }
        }
    }

    /// ‖∇T‖² at penalty points; computed once for points that several penalties share.
    func squaredNorms(at points: PenaltyPoints) -> Tensor {
        switch points {
        case .scored(.real): realNorms()
        case .scored(.fake): fakeNorms()
        case .scored(.both): bothNorms()
        case .new(let points, _): squaredGradientNorms(of: critic, at: points)
        }
    }
}

/// A value that is computed when first asked for, and once.
private final class Later {
    private let compute: () -> Tensor
    private var computed: Tensor?

    init(_ compute: @escaping () -> Tensor) {
        self.compute = compute
    }

    var value: Tensor {
        if let computed { return computed }
        let value = compute()
        computed = value
        return value
    }
}

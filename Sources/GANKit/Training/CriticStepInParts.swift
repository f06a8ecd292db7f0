/// The gradients of a critic step whose samples go through the critic in parts, for less memory.
///
/// The objective is a function of N scores t_i and M squared gradient norms n_j; the critic sees single samples. So the
/// gradient is Σ_i ∂L/∂t_i ∇θ t_i + Σ_j ∂L/∂n_j ∇θ n_j, and the factors are numbers. First the scores and norms of all
/// samples are measured part by part and nothing else is kept, then the factors are taken from the whole vectors, then
/// each part adds its gradients. The result is that of the whole batch up to rounding, whatever couples the samples of
/// the batch: relativistic and contrastive losses, samplers that pair samples, the steepest point's penalty. The price:
/// the critic's forward pass, and where gradients are penalised the backward pass to the input, are computed twice.
struct CriticStepInParts: CriticStep {
    let critic: Critic
    let loss: any AdversarialLoss
    let random: Random
    /// How many parts.
    let parts: Int
    /// How a part's gradients are computed.
    let method: CriticStepMethod

    func gradients(
        real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (terms: CriticTerms, slopes: [Tensor?]) {
        let objective = StepObjective(real: real, fake: fake, penalties: penalties, loss: loss, random: random)
        let batch = objective.batch
        let ranges = Parts(of: batch.samples.shape[0], into: parts).ranges
        let passes: any PartialPasses =
            switch method {
            case .fourPasses: LinearParts(critic: critic)
            case .doubleBackward: AutogradParts(critic: critic)
            }
        let (scores, norms) = measured(batch, in: ranges, by: passes)
        let scored = objective.terms(scores: scores)
        let sloped = norms.map { objective.terms(squaredNorms: $0) }
        for range in ranges {
            let penalized = batch.penalized(in: range)
            let rows = batch.normRows(of: penalized, in: range)
            passes.addGradients(
                at: batch.samples.rows(range), penalized: penalized, scoreFactors: scored.factors.rows(range),
                normFactors: penalized.isEmpty ? nil : sloped?.factors.rows(rows))
        }
        return (objective.terms(scored, sloped), critic.settingScoreBiases(scored.shift, in: passes.gradients))
    }

    private func measured(
        _ batch: StepBatch, in ranges: [Range<Int>], by passes: any PartialPasses
    ) -> (scores: Tensor, squaredNorms: Tensor?) {
        let measured = ranges.map { passes.measure(batch.samples.rows($0), penalized: batch.penalized(in: $0)) }
        let norms = measured.compactMap(\.squaredNorms)
        return withoutGradients {
            (.concatenated(measured.map(\.scores)), norms.isEmpty ? nil : .concatenated(norms))
        }
    }
}

extension StepBatch {
    /// The penalised samples of a part, counted from its beginning: the last ones of the part, or none.
    fileprivate func penalized(in part: Range<Int>) -> Range<Int> {
        let first = min(max(penalized.lowerBound - part.lowerBound, 0), part.count)
        return first..<part.count
    }

    /// Where a part's penalised samples are among those of the whole batch.
    fileprivate func normRows(of rows: Range<Int>, in part: Range<Int>) -> Range<Int> {
        let offset = part.lowerBound - penalized.lowerBound
        return (rows.lowerBound + offset)..<(rows.upperBound + offset)
    }
}

/// A point of one of TensorBoard's curves.
struct TensorBoardScalar {
    /// The curve's name; what is before its slash makes the group.
    let tag: String
    /// The value.
    let value: Double
    /// What TensorBoard says beside the curve.
    let explanation: String
}

extension StepReport {
    /// What the report says, as points of curves; the values are those of metrics.jsonl.
    var tensorBoardScalars: [TensorBoardScalar] {
        let norm = "The 2-norm of the gradient with respect to all weights, before it was clipped."
        let values: [(tag: String, value: Double?, explanation: String)] = [
            ("loss/critic", criticLoss, "What the critic minimised without its penalties."),
            ("loss/generator", generatorLoss, "What the generator minimised."),
            ("critic/gap", criticGap, "L, the mean score of real minus that of fake."),
            (
                "critic/virial", virial,
                "Σ p·k·R / L: 1 at a converged critic, far below 1 when it is under-trained or the penalty vanishes, far above when it is over-penalised."
            ),
            (
                "critic/distance", distance,
                "S_p = L / R^(1/p), an upper estimate of the Wasserstein distance that does not depend on k."
            ),
            ("critic/steps", criticSteps.map(Double.init), "The critic steps that were taken."),
            ("gradient_norm/mean", gradientNorm?.mean, "The mean of ‖∇T‖ over the penalty points."),
            ("gradient_norm/max", gradientNorm?.max, "The largest ‖∇T‖ over the penalty points."),
            ("weight_gradient_norm/critic", weightGradientNorms.critic, norm),
            ("weight_gradient_norm/generator", weightGradientNorms.generator, norm),
            (
                "generator/diversity", diversity,
                "The mean distance between two fakes over that between two real samples: near 1 when the generator has the data's variety, near 0 when all its samples are alike."
            ),
            ("learning_rate/critic", rates.critic, "The learning rate of the critic's optimiser."),
            ("learning_rate/generator", rates.generator, "The learning rate of the generator's optimiser."),
            ("speed/images_per_second", imagesPerSecond, "Real samples that the critic saw each second."),
        ]
        let penalties = penalties.map { ("penalty/\($0.name)", $0.value, "The penalty's term, its weight included.") }
        let metrics = metrics.filter(\.isKnown).map { ("metric/\($0.name)", $0.value, "The \($0.better), the better.") }
        return (values + penalties + metrics).compactMap { tag, value, explanation in
            value.map { TensorBoardScalar(tag: tag, value: $0, explanation: explanation) }
        }
    }
}

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
    /// What the report says, as points of curves; the names and values are those of metrics.jsonl.
    var tensorBoardScalars: [TensorBoardScalar] {
        var scalars = [
            TensorBoardScalar(
                tag: "loss/critic", value: criticLoss, explanation: "What the critic minimised without its penalties."),
            TensorBoardScalar(
                tag: "loss/generator", value: generatorLoss, explanation: "What the generator minimised."),
            TensorBoardScalar(
                tag: "critic/gap", value: criticGap, explanation: "L, the mean score of real minus that of fake."),
        ]
        if let virial {
            scalars.append(
                TensorBoardScalar(
                    tag: "critic/virial", value: virial,
                    explanation: "Σ p·k·R / L: 1 at a converged critic, far below 1 when it is under-trained or the "
                        + "penalty vanishes, far above when it is over-penalised."))
        }
        if let distance {
            scalars.append(
                TensorBoardScalar(
                    tag: "critic/distance", value: distance,
                    explanation: "S_p = L / R^(1/p), an upper estimate of the Wasserstein distance that does not "
                        + "depend on k."))
        }
        if let gradientNorm {
            scalars += [
                TensorBoardScalar(
                    tag: "gradient_norm/mean", value: gradientNorm.mean,
                    explanation: "The mean of ‖∇T‖ over the penalty points."),
                TensorBoardScalar(
                    tag: "gradient_norm/max", value: gradientNorm.max,
                    explanation: "The largest ‖∇T‖ over the penalty points."),
            ]
        }
        scalars += penalties.map { name, value in
            TensorBoardScalar(
                tag: "penalty/\(name)", value: value, explanation: "The penalty's term, its weight included.")
        }
        scalars += [
            TensorBoardScalar(
                tag: "learning_rate/critic", value: rates.critic,
                explanation: "The learning rate of the critic's optimiser."),
            TensorBoardScalar(
                tag: "learning_rate/generator", value: rates.generator,
                explanation: "The learning rate of the generator's optimiser."),
            TensorBoardScalar(
                tag: "speed/images_per_second", value: imagesPerSecond,
                explanation: "Real samples that the critic saw each second."),
        ]
        return scalars
    }
}

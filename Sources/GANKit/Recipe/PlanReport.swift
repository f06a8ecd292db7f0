import Foundation

/// What `gan check` prints: both networks layer by layer, one step on two random samples, and the memory to expect.
struct PlanReport {
    /// The text.
    let lines: [String]

    /// Runs one critic step and one generator step on two random samples.
    ///
    /// - Parameters:
    ///   - trainer: A trainer of the plan with a batch of two.
    ///   - batch: The plan's own batch.
    ///   - parts: The parts in which the plan computes a batch.
    ///   - memory: The memory to expect at that batch.
    init(_ trainer: Trainer, batch: Int, parts: Int, memory: MemoryEstimate) {
        let (plan, device) = (trainer.plan, trainer.settings.device)
        let random = Random(seed: 0, device: device)
        let latents = trainer.generator.latents(2, random: random, as: plan.precision.dtype)
        let real = random.uniform([2] + plan.data.sampleShape, from: -1, to: 1, dtype: plan.precision.dtype)
        // What does not fit is said here, with the network and the layer, before anything is laid out in tables.
        withoutGradients {
            trainer.generator.require(trainer.generator(latents), of: latents, toHave: plan.data.sampleShape)
            _ = trainer.critic(real)
        }
        let generator = LayerTable("Generator", trainer.generator.body, input: latents)
        let critic = LayerTable("Critic", trainer.critic.body, input: real)
        let measures = trainer.criticStep(real: real)
        let loss = trainer.generatorSteps(real: real)

        lines =
            generator.lines + [""] + critic.lines + [""] + [
                "Data       \(plan.data.summary)",
                "Loss       \(plainDescription(of: plan.loss))",
                "Critic     \(plan.constraints.isEmpty ? "no constraint" : plan.constraints.map(plainDescription(of:)).joined(separator: ", "))",
                "Method     \(trainer.criticStepChoice.summary)",
                "Steps      \(plan.steps.grouped), batch \(batch.grouped)\(parts > 1 ? " in \(parts) parts" : ""), \(plan.criticSteps.summary)",
                "Memory     about \(memory.mebibytes.grouped) MiB at batch \(batch), libtorch included",
                "One step   critic loss \(short(measures.loss)), generator loss \(short(loss)), gap \(short(measures.gap))"
                    + (measures.gradientNorm.map { ", ‖∇T‖ \(short($0.mean))" } ?? ""),
                "",
            ]
    }
}

/// A network as a table: each layer with its output's shape and its parameters.
private struct LayerTable {
    let lines: [String]

    init(_ title: String, _ network: any Layer, input: Tensor) {
        let layers = (network as? Sequential)?.children ?? [(name: "", layer: network)]
        var (rows, parameters) = ([[String]](), 0)
        var value = input
        withoutGradients {
            for (name, layer) in layers {
                value = layer.forward(value, in: .training)
                let count = namedParameters(of: layer).reduce(0) { $0 + $1.parameter.tensor.count }
                parameters += count
                let shape = value.shape.dropFirst().map(String.init).joined(separator: "×")
                rows.append([name, "\(type(of: layer))", shape, count == 0 ? "" : count.grouped])
            }
        }
        let inputShape = input.shape.dropFirst().map(String.init).joined(separator: "×")
        rows.insert(["", "input", inputShape, ""], at: 0)
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        lines =
            ["\(title), \(parameters.grouped) parameters"]
            + rows.map { row in
                "  " + pad(row[0], widths[0]) + "  " + pad(row[1], widths[1]) + "  " + pad(row[2], widths[2]) + "  "
                    + String(repeating: " ", count: widths[3] - row[3].count) + row[3]
            }
    }
}

/// Text with spaces up to a width.
func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}

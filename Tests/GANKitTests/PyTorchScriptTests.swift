import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// The guide for those who come from PyTorch: its script and its recipe train alike.
@Suite("Coming from PyTorch")
struct PyTorchScriptTests {
    private static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let script = checkout.appendingPathComponent("Tests/GANKitTests/Fixtures/wgan_gp.py")
    private static let guide = checkout.appendingPathComponent(
        "Sources/GANKit/GANKit.docc/Start/ComingFromPyTorch.md")

    /// The plan of the guide's recipe.
    private static var plan: GAN {
        GAN(
            data: .swissRoll(),
            generator: .mlp(latent: 2, width: 64, depth: 3, initialization: .uniform),
            critic: .mlp(width: 64, depth: 3, slope: 0, initialization: .uniform),
            loss: .wasserstein,
            optimizer: .adam(1e-4, betas: (0.5, 0.9)),
            criticSteps: 5,
            batch: 256,
            steps: 20_000
        ) {
            GradientPenalty(0.1, centre: 1, at: .interpolated)
        }
    }

    @Test("the guide shows the script and the plan as they are here")
    func sameText() throws {
        let guide = try String(contentsOf: Self.guide, encoding: .utf8)
        let script = try String(contentsOf: Self.script, encoding: .utf8)
        #expect(guide.contains("```python\n\(script)```"))
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let start = try #require(source.range(of: "        GAN(\n")).lowerBound
        let end = try #require(source.range(of: "\n        }\n    }\n", range: start..<source.endIndex)).lowerBound
        #expect(guide.contains(source[start..<end]))
    }

    /// Three steps with the weights, points, latents and shares of GANKit, by the script's own functions.
    private static let comparison = """
        import importlib.util, json, sys
        import torch
        from safetensors.torch import load_file

        torch.set_default_dtype(torch.float64)
        spec = importlib.util.spec_from_file_location("wgan_gp", sys.argv[1])
        wgan_gp = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(wgan_gp)
        kept = load_file(sys.argv[2])
        generator, critic = wgan_gp.mlp(2, 2), wgan_gp.mlp(2, 1)
        for name, network in [("generator", generator), ("critic", critic)]:
            start = len(name) + 1
            network.load_state_dict({key[start:]: value for key, value in kept.items() if key.startswith(name)})
        players = wgan_gp.adam(generator), wgan_gp.adam(critic)
        for step in range(3):
            for turn in range(5):
                numbers = [kept[f"{name}.{step}.{turn}"] for name in ("real", "latents", "shares")]
                loss, penalty = wgan_gp.critic_step(generator, critic, players[1], *numbers)
            raised = wgan_gp.generator_step(generator, critic, players[0], kept[f"latents.{step}.5"])
            print(json.dumps([loss, penalty, raised]))
        """

    @Test(
        "from the same weights and random numbers both have the same losses for three steps, to 1e-10",
        .enabled(if: PythonProcess.isComplete), arguments: CriticStepMethod.allCases)
    func sameNumbers(method: CriticStepMethod) throws {
        var plan = Self.plan
        (plan.precision, plan.steps) = (.float64, 3)
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 7, criticStep: method))
        var kept: [(name: String, tensor: Tensor)] = []
        for (player, body) in [("generator", trainer.generator.body), ("critic", trainer.critic.body)] {
            kept += Checkpoint.state(of: body).map { ("\(player).\($0.name)", $0.tensor.detached().clone()) }
        }
        // The same streams once more, from their beginnings.
        let data = try trainer.openData()
        defer { data.close() }
        let latents = Random(seed: seedStream(7, "latents"))
        let shares = Random(seed: seedStream(7, "penalty points"))
        for step in 0..<3 {
            for turn in 0..<5 {
                kept.append(("real.\(step).\(turn)", try data.next()))
                kept.append(("latents.\(step).\(turn)", latents.normal([256, 2], dtype: .float64)))
                kept.append(("shares.\(step).\(turn)", shares.uniform([256, 1], dtype: .float64)))
            }
            kept.append(("latents.\(step).5", latents.normal([256, 2], dtype: .float64)))
        }
        let folder = NSTemporaryDirectory() + "gan-pytorch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try SafeTensors.encode(kept).write(to: URL(fileURLWithPath: "\(folder)/numbers.safetensors"))
        let python = try #require(
            try PythonProcess(["-c", Self.comparison, Self.script.path, "\(folder)/numbers.safetensors"]))
        #expect(python.status == 0, "\(python.errors)")
        let theirs = try python.output.split(separator: "\n").map {
            try JSONDecoder().decode([Double].self, from: Data($0.utf8))
        }
        var ours: [[Double]] = []
        try trainer.train { report in
            ours.append([report.criticLoss, report.penalties[0].value, report.generatorLoss])
        }
        #expect(ours.count == 3 && theirs.count == 3)
        for (a, b) in zip(ours.joined(), theirs.joined()) {
            #expect(abs(a - b) <= 1e-10, "\(ours) \(theirs)")
        }
    }

    @Test("the script runs as it is", .enabled(if: PythonProcess.isComplete))
    func script() throws {
        let folder = NSTemporaryDirectory() + "gan-pytorch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let python = try #require(
            try PythonProcess([Self.script.path, "--steps", "2", "--batch", "16"], in: folder))
        #expect(python.status == 0, "\(python.errors)")
        #expect(python.output.hasPrefix("step 2  critic "))
        #expect(FileManager.default.fileExists(atPath: "\(folder)/wgan_gp.pt"))
    }
}

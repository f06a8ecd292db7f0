import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// Exported generators in PyTorch.
@Suite("generator.py", .enabled(if: PythonProcess.isComplete))
struct PythonScriptTests {
    private struct Answer: Decodable {
        let difference, largest: Double
        let names, latents, script: Bool
        let many: [Double]
    }

    /// Loads every export in one process, which spares the seconds in which torch starts.
    private static let script = """
        import importlib.util, json, sys
        import torch
        from safetensors.torch import load_file

        torch.set_num_threads(1)
        answers = {}
        for folder in sys.argv[1:]:
            spec = importlib.util.spec_from_file_location("generator", folder + "/generator.py")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            kept = load_file(folder + "/check.safetensors")
            network = module.load()
            answers[folder] = {
                "difference": (network(kept["latents"]) - kept["samples"]).abs().max().item(),
                "largest": kept["samples"].abs().max().item(),
                "names": set(network.state_dict()) == set(load_file(folder + "/generator.safetensors")),
                "latents": torch.equal(module.latents(8), kept["latents"]),
                "script": module.check() == 0,
                "many": module.latents(300, seed=(1 << 64) - 5, truncation=0.5)[299].tolist(),
            }
        print(json.dumps(answers))
        """

    @Test("PyTorch makes the same samples of the same latents, and draws the same latents, for every shipped generator")
    func reproduces() throws {
        let networks = try TrainedNetworks.all()
        let folders = networks.map { _ in TrainedNetworks.Folder() }
        for (network, folder) in zip(networks, folders) {
            try GeneratorExport(network.generator).write(to: folder.path)
        }
        let python = try #require(try PythonProcess(["-c", Self.script] + folders.map(\.path)))
        #expect(python.status == 0, "\(python.errors)")
        let last = try #require(python.output.split(separator: "\n").last)
        let answers = try JSONDecoder().decode([String: Answer].self, from: Data(last.utf8))
        for (network, folder) in zip(networks, folders) {
            let answer = try #require(answers[folder.path])
            // The same sums in another order, through up to ten layers.
            let tolerance = network.generator.dtype == .float64 ? 1e-14 : 1e-5
            #expect(answer.difference <= tolerance * max(1, answer.largest), "\(network.name)")
            #expect(answer.largest > 0.1, "\(network.name)")
            #expect(answer.names && answer.latents && answer.script, "\(network.name)")
            let latents = network.generator.latents(300, seed: .max - 4, truncation: 0.5)
            #expect(answer.many == Array(latents.values().suffix(network.generator.network.latent)), "\(network.name)")
        }
    }

    @Test("a script that does not fit its weights says so")
    func damaged() throws {
        let folder = TrainedNetworks.Folder()
        let generator = TrainedNetworks.trained(
            Generator(Sequential([Dense(4, 3), LeakyReLU(0.2)]), latent: 4, sampleShape: [3]))
        try GeneratorExport(generator).write(to: folder.path)
        let text = try folder.text("generator.py")
        try folder.write(
            "generator.py", text.replacingOccurrences(of: "nn.LeakyReLU(0.2)", with: "nn.LeakyReLU(0.3)").utf8)
        let python = try #require(try PythonProcess(["\(folder.path)/generator.py", "--check"]))
        #expect(python.status == 1, "\(python.errors)")
        #expect(python.output.hasPrefix("largest difference 0."))
    }

    @Test("the text is plain PyTorch")
    func text() throws {
        let network = Generator(
            Sequential([
                Dense(4, 12), Reshape([3, 2, 2]), Residual(Convolution(3, 3, kernel: 1)), BatchNormalization(3),
            ]),
            latent: 4, sampleShape: [3, 2, 2])
        let text = try PythonScript(of: TrainedNetworks.trained(network)).text
        #expect(
            text.contains(
                """
                class Residual(nn.Module):
                    def __init__(self, branch, shortcut=nn.Identity()):
                        super().__init__()
                        self.branch = branch
                        self.shortcut = shortcut

                    def forward(self, x):
                        return self.branch(x) + self.shortcut(x)


                def build():
                    \"""The layers, with fresh weights.\"""
                    return nn.Sequential(
                        nn.Linear(4, 12, bias=True),
                        nn.Unflatten(1, (3, 2, 2)),
                        Residual(
                            nn.Conv2d(3, 3, 1, stride=1, padding=0, bias=True),
                        ),
                        nn.BatchNorm2d(3, eps=1e-05, momentum=0.1),
                    )


                def load():
                """))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.count <= 120 })
    }
}

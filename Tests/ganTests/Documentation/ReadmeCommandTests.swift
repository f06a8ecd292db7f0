import Foundation
import GANTestSupport
import Testing

@testable import gan

/// Every command in README.md, executed in its order.
@Suite(.serialized) struct ReadmeCommandTests {
    /// What takes longer than a test may, needs a release build, or would call this test: what is done instead.
    private static let elsewhere = [
        "Scripts/test": "runs this test",
        "Scripts/bench": "times releases, which takes an hour",
        "Scripts/fuzz": "executed by Scripts/test, for every reader",
        "Scripts/kills": "executed by Scripts/test",
        "Scripts/install": "InstallTests",
        "Scripts/documentation": "executed by Scripts/test",
    ]

    @Test(.enabled(if: PythonProcess.isComplete, "Python makes the feature network."))
    func everyCommandWorks() throws {
        let readme = try #require(GuideFile.named("README.md"))
        let sandbox = try GuideSandbox()
        let recipe = Self.small(try #require(readme.blocks.first { $0.text.contains("@main") }).text)
        try sandbox.folder.write("Faces.swift", recipe)
        for pictures in ["photos", "faces", "pictures", "cifar/train", "cifar/test", "drawn"] {
            let draw = try GanProcess(["data", "draw", "smileys", pictures, "--count", "40"], in: sandbox.folder)
            try #require(draw.status == 0, "\(draw.errors)")
        }
        // TorchScript reads the source of what it compiles, which must be a file.
        let script = try sandbox.folder.write("features.py", Self.features)
        let features = try PythonProcess([script, "\(sandbox.folder.path)/cifar10-features.pt"])
        #expect(features?.status == 0, "\(features?.errors ?? "")")
        let run = try GanProcess(
            ["run", "Faces.swift", "--steps", "2", "--batch", "4", "--out", "runs/one"], in: sandbox.folder)
        try #require(run.status == 0, "\(run.errors)")
        sandbox.standIns = [("runs/…", "runs/one")]

        var (seen, executed) = (Set<String>(), 0)
        for command in readme.commands where seen.insert(command.text).inserted {
            guard command.ganArguments != nil else {
                let script = command.words[0].replacing("./", with: "")
                #expect(Self.elsewhere[script] != nil, "\(command.text) is not tested")
                continue
            }
            guard !Self.isName(command) else { continue }
            executed += 1
            // What the guide lets the reader make is there already.
            for made in ["faces", "run", "drawn", "Faces.swift"] where Self.makes(made, command) {
                try FileManager.default.removeItem(atPath: "\(sandbox.folder.path)/\(made)")
            }
            try sandbox.expectSuccess(command, Self.shorter[command.text] ?? "")
            if command.text.contains(" new ") { try sandbox.folder.write("Faces.swift", recipe) }
        }
        #expect(executed > 20)
    }

    @Test(arguments: ["install", "fuzz", "kills", "documentation", "pictures"])
    func scriptsExplainThemselves(script: String) throws {
        let ending = try ChildProcess(program: "\(GuideFile.checkout)/Scripts/\(script)", arguments: ["--help"]).run(
            .collected)
        #expect([0, 64].contains(ending.status))
        #expect(ending.output.contains("  Scripts/\(script) "), "\(ending.output)")
    }

    /// A command that is spoken of and not shown, such as `gan run`.
    private static func isName(_ command: GuideCommand) -> Bool {
        command.words.count < 3 && command.words[0] == "gan"
    }

    private static func makes(_ path: String, _ command: GuideCommand) -> Bool {
        let exists = path != "run" || command.text.contains("gan run")
        guard exists else { return false }
        return switch path {
        case "faces": command.text.contains("draw smileys faces")
        case "Faces.swift": command.text.contains("gan new Faces")
        case "drawn": command.text.hasSuffix("--out drawn")
        default: false
        }
    }

    /// The recipe with narrow networks and few samples.
    private static func small(_ recipe: String) -> String {
        recipe.replacing("latent: 128)", with: "latent: 128, width: 4)").replacing(".dcgan()", with: ".dcgan(width: 4)")
            .replacing("every: 10_000)", with: "every: 10_000, samples: 8)")
    }

    /// Where what makes a command short in general does not fit.
    private static let shorter: [String: String] = [:]

    /// A network of TorchScript that makes two features of a picture.
    private static let features = """
        import sys, torch

        class Features(torch.nn.Module):
            def forward(self, pictures, return_features: bool = True):
                return pictures.float().mean(dim=(2, 3))

        torch.jit.script(Features()).save(sys.argv[1])
        """
}

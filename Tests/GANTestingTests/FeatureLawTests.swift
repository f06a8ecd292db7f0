import Foundation
import GANKit
import GANTestSupport
import GANTesting
import Testing

/// The laws of feature networks.
@Suite("Laws of features")
struct FeatureLawTests {
    @Test("built-in features, and a classifier that is a function")
    func shipped() throws {
        try checkLaws(of: BuiltInFeatures())
        try checkLaws(of: MetricLawTests.shades)
    }

    @Test("a TorchScript file", .enabled(if: PythonProcess.isComplete))
    func torchScript() throws {
        let path = NSTemporaryDirectory() + "gan-laws-\(UUID().uuidString).pt"
        // TorchScript reads the source, which must therefore be a file.
        let source = path + ".py"
        defer { for file in [path, source] { try? FileManager.default.removeItem(atPath: file) } }
        let script = """
            import sys
            import torch

            class Network(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.layer = torch.nn.Conv2d(3, 5, 4, stride=4)

                def forward(self, images, return_features: bool):
                    rows = self.layer(images.float() / 255).mean((2, 3))
                    return rows if return_features else rows[:, :2]

            torch.jit.script(Network().requires_grad_(False)).save(sys.argv[1])
            """
        try Data(script.utf8).write(to: URL(fileURLWithPath: source))
        let python = try #require(try PythonProcess([source, path]))
        #expect(python.status == 0, "\(python.errors)")
        try checkLaws(of: TorchScriptFeatures(path))
    }

    /// Mean colours, with one mistake.
    struct WrongColours: FeatureSource {
        let mistake: String
        var name: String { mistake == "name is" ? "" : "mean colours" }

        func identity() -> String {
            mistake == "identity() changes" ? "\(UInt64.random(in: 0...(1 << 60)))" : "colours 1"
        }

        func load(on device: Device) -> any FeatureExtractor { Colours(mistake) }
    }

    final class Colours: FeatureExtractor {
        private let mistake: String
        private let shift = Double.random(in: 1...2)
        private var calls = 0.0

        init(_ mistake: String) { self.mistake = mistake }

        func features(of pictures: Tensor) throws -> Tensor {
            calls += 1
            let means = pictures.to(.float32).mean(over: [2, 3])
            switch mistake {
            case "gives neither": throw GANError(.badData, "these are no pictures")
            case "are float64": return means.to(.float64)
            case "not [8": return means.transposed(0, 1)
            case "the second time": return means * calls
            case "loaded again": return means * shift
            case "out of the batch": return means - means.mean(over: [0], keepingDimensions: true)
            case "are alike": return means * 0
            case "not finite": return means / 0
            default: return means
            }
        }

        func logits(of pictures: Tensor) throws -> Tensor {
            throw GANError(
                mistake == "with status 64 or 65, in words" ? .ourFault : .badData, "colours know no classes")
        }
    }

    @Test(
        "each mistake is named",
        arguments: [
            "name is", "identity() changes", "gives neither", "are float64", "not [8", "the second time",
            "loaded again", "out of the batch", "are alike", "not finite", "with status 64 or 65, in words",
        ])
    func mistakes(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: WrongColours(mistake: mistake)) }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }

    @Test("a right one passes")
    func right() throws { try checkLaws(of: WrongColours(mistake: "none")) }
}

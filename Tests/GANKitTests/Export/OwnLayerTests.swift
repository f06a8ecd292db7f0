import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// Layers of somebody's own in exported generators.
@Suite("Exported layers of one's own")
struct OwnLayerTests {
    /// A layer that joins.
    private final class Scale: DescribedLayer {
        let factor: Double

        init(_ factor: Double) { self.factor = factor }
        convenience init(settings: LayerSettings) throws { self.init(try settings.number("factor")) }

        var settings: LayerSettings { ["factor": .number(factor)] }
        func outputShape(of input: [Int]) -> [Int] { input }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * factor }
        func python(for input: [Int]) -> PythonLayer {
            PythonLayer(
                "Scale(\(factor))",
                definition: """
                    class Scale(nn.Module):
                        def __init__(self, factor):
                            super().__init__()
                            self.factor = factor

                        def forward(self, x):
                            return x * self.factor
                    """)
        }
    }

    /// A layer that does not say how it was made.
    private final class Wave: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.tanh() }
    }

    /// A layer that forgets its setting.
    private final class Forgetful: DescribedLayer {
        let factor: Double

        init(_ factor: Double) { self.factor = factor }
        convenience init(settings: LayerSettings) { self.init(1) }

        var settings: LayerSettings { [:] }
        func outputShape(of input: [Int]) -> [Int] { input }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * factor }
        func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
    }

    /// A layer with the name of another.
    private enum Elsewhere {
        final class Tanh: DescribedLayer {
            init() {}
            convenience init(settings: LayerSettings) { self.init() }
            var settings: LayerSettings { [:] }
            func outputShape(of input: [Int]) -> [Int] { input }
            func forward(_ input: Tensor, in phase: Phase) -> Tensor { input }
            func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
        }
    }

    private func export(_ layer: any Layer, to folder: TrainedNetworks.Folder) throws {
        let body = Sequential([Dense(4, 3), Residual(Sequential([layer]))])
        try GeneratorExport(TrainedNetworks.trained(Generator(body, latent: 4, sampleShape: [3]))).write(
            to: folder.path)
    }

    @Test("a layer that describes itself is exported, read back by a program that names it, and built in PyTorch")
    func joins() throws {
        let folder = TrainedNetworks.Folder()
        try export(Scale(3), to: folder)
        let error = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        #expect(error?.message.contains("layers: [Scale.self]") == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("branch (Sequential): layer 0 is of the kind \"Scale\"") == true)
        let generator = try TrainedGenerator(at: folder.path, layers: [Scale.self])
        let kept = try SafeTensors.read("\(folder.path)/check.safetensors")
        let (latents, samples) = (try #require(kept["latents"]), try #require(kept["samples"]))
        #expect(generator.samples(of: latents).values() == samples.values())
        guard PythonProcess.isComplete else { return }
        let python = try #require(try PythonProcess(["\(folder.path)/generator.py", "--check"]))
        #expect(python.status == 0, "\(python.errors)")
    }

    @Test("others are refused, with the layer, and with what to do")
    func refused() {
        for (layer, words) in [
            (
                Wave(),
                "network (Sequential): layer 1 (Residual): branch (Sequential): layer 0 (Wave): does not say how it was made"
            ),
            (Wave(), "let Wave conform to DescribedLayer"), (Forgetful(3), "leave out a setting"),
            (Elsewhere.Tanh(), "give the type Tanh another name"),
        ] as [(any Layer, String)] {
            let error = #expect(throws: GANError.self) { try export(layer, to: TrainedNetworks.Folder()) }
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
    }
}

import GANNetworks
import GANTensors
import Testing

/// A shape that does not fit: the program ends with status 70 and says which network, which layer, and both shapes.
@Suite("Shapes that do not fit") struct ShapeStopTests {
    private func text(_ result: ExitTest.Result?) -> String {
        result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    }

    /// A layer of somebody else's, with a weight, that knows nothing of descriptions.
    private final class Scaled: ParameterizedLayer {
        private let weight = Parameter(shape: [3], role: .scale)
        var parameters: [(name: String, parameter: Parameter)] { [(name: "weight", parameter: weight)] }
        var buffers: [(name: String, buffer: Buffer)] { [] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * weight.value }
    }

    @Test("a critic's layer, with the table of layers up to there, forward and in four passes")
    func layers() async {
        let forward = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let layers: [any Layer] = [
                Convolution(3, 4, kernel: 4, stride: 2, padding: 1), ReLU(), Flatten(), Dense(60, 1),
            ]
            _ = Critic(Sequential(layers), sampleShape: [3, 8, 8])(.zeros([2, 3, 8, 8]))
        }
        let passes = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let layers: [any Layer] = [
                Convolution(3, 4, kernel: 4, stride: 2, padding: 1), ReLU(), Flatten(), Dense(60, 1),
            ]
            let critic = Critic(Sequential(layers), sampleShape: [3, 8, 8])
            _ = critic.linearized(at: .zeros([2, 3, 8, 8]), with: ParameterGradients())
        }
        for result in [forward, passes] {
            let text = text(result)
            #expect(text.hasPrefix("gan: linear: "), "\(text)")
            #expect(
                text.hasSuffix(
                    """
                     in layer 3 (Dense) in the critic
                    It takes 60 numbers a sample and gets samples of the shape [64].
                    The layers up to there, with the shape of one sample:
                      input                  3×8×8
                      layer 0 (Convolution)  4×4×4
                      layer 1 (ReLU)         4×4×4
                      layer 2 (Flatten)      64
                      layer 3 (Dense)        does not fit

                    """), "\(text)")
        }
    }

    @Test("a layer of somebody else's, one inside a branch, and a body that is no chain of layers")
    func strangers() async {
        let own = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Generator(Sequential([Dense(8, 4), Scaled()]), latent: 8, sampleShape: [4])(.zeros([2, 8]))
        }
        #expect(text(own).contains(" in layer 1 (Scaled) in the generator\n"), "\(text(own))")
        #expect(
            text(own).contains("\nIt gets a batch of the shape [2, 4]; its parameters have the shapes weight [3].\n"),
            "\(text(own))")
        #expect(text(own).contains("\n  layer 0 (Dense)   4\n  layer 1 (Scaled)  does not fit\n"), "\(text(own))")

        let inside = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let block = Residual(Sequential([ReLU(), Dense(5, 4)]))
            _ = Critic(Sequential([Dense(2, 4), block, Dense(4, 1)]), sampleShape: [2])(.zeros([2, 2]))
        }
        #expect(
            text(inside).contains(
                " in layer 1 (Dense) in the branch in layer 1 (Residual) in the critic\nIt takes 5 numbers"),
            "\(text(inside))")
        #expect(
            text(inside).contains("\n  layer 0 (Dense)     4\n  layer 1 (Residual)  does not fit\n"), "\(text(inside))")

        let body = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Critic(Dense(5, 1), sampleShape: [5])(.zeros([2, 3]))
        }
        #expect(text(body).contains(" in the body (Dense) in the critic\nIt takes 5 numbers a sample"), "\(text(body))")
        #expect(
            text(body).contains("\nIt was made for samples of the shape [5], and gets a batch of [2, 3].\n"),
            "\(text(body))")
    }

    @Test("a critic with two scores a sample says so", arguments: [true, false])
    func scores(inPasses: Bool) async {
        let forward = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Critic(Sequential([Dense(3, 2)]), sampleShape: [3])(.zeros([4, 3]))
        }
        let passes = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let critic = Critic(Sequential([Dense(3, 2)]), sampleShape: [3])
            _ = critic.linearized(at: .zeros([4, 3]), with: ParameterGradients())
        }
        let text = text(inPasses ? passes : forward)
        #expect(
            text.hasPrefix(
                "gan: the critic must give one score for each of 4 samples, and its last layer gives the shape [4, 2]; let it end with"
            ), "\(text)")
        #expect(text.hasSuffix("\n  input            3\n  layer 0 (Dense)  2\n"), "\(text)")
    }
}

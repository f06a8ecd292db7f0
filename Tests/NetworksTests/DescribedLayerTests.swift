import GANBase
import GANNetworks
import GANTensors
import Testing

/// Layers that say how they were made.
@Suite("Described layers")
struct DescribedLayerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let make: @Sendable () -> any DescribedLayer
        let input: [Int]

        init(_ input: [Int], _ make: @autoclosure @escaping @Sendable () -> any DescribedLayer) {
            self.make = make
            self.input = input
        }

        var testDescription: String { "\(type(of: make())) on \(input)" }
    }

    static let cases = [
        Case([3, 7, 9], AveragePooling(2)), Case([3, 7, 9], AveragePooling(3, stride: 1)),
        Case([4], BatchNormalization(4, momentum: 0.01, epsilon: 1e-3)), Case([4, 5, 6], BatchNormalization(4)),
        Case([2], Constant([1, 2, 3])), Case([3, 7, 9], Convolution(3, 5, kernel: 3, stride: 2, padding: 1)),
        Case([3, 2, 2], Convolution(3, 5, kernel: 4, padding: 1, bias: false)), Case([4], Dense(4, 6)),
        Case([2, 4], Dense(4, 6, bias: false)), Case([], Embedding(10, width: 3)), Case([2, 3, 4], Flatten()),
        Case([3, 4, 5], GlobalPooling()), Case([3, 4, 5], GlobalPooling(sum: true)),
        Case([6, 4, 4], GroupNormalization(groups: 3, 6)), Case([6], GroupNormalization(groups: 2, 6, epsilon: 1e-3)),
        Case([2, 3], Identity()), Case([4], InnerProduct([1, 2, 3, 4])), Case([3, 4, 5], InstanceNormalization(3)),
        Case([3, 4, 5], LayerNormalization([4, 5])), Case([5], LayerNormalization([5], epsilon: 1e-3)),
        Case([3], LeakyReLU(0.3)), Case([3, 7, 9], MaxPooling(3, stride: 2)),
        Case([3, 7, 9], Pad(left: 1, right: -2, top: 3, bottom: -1)), Case([2, 3], ReLU()),
        Case([12], Reshape([3, 2, 2])), Case([3, 4], Reshape([12])),
        Case([3, 4, 4], Residual(Convolution(3, 3, kernel: 3, padding: 1))),
        Case([3, 4, 4], Residual(Convolution(3, 5, kernel: 1), shortcut: Convolution(3, 5, kernel: 1))),
        Case([3], Sequential([])), Case([3], Sequential([Dense(3, 8), ReLU(), Reshape([2, 2, 2])])), Case([2], Tanh()),
        Case([3, 4, 5], TransposedConvolution(3, 2, kernel: 5, stride: 3, padding: 1, outputPadding: 2)),
        Case([3, 4, 5], TransposedConvolution(3, 2, kernel: 4, stride: 2, padding: 1, bias: false)),
        Case([3, 4, 5], Upsample(scale: 3)), Case([3, 4, 5], Upsample(scale: 2, method: .bicubic)),
    ]

    @Test("every shipped layer has a case")
    func complete() {
        #expect(Set(Self.cases.map { type(of: $0.make()).kind }) == Set(shippedLayers.keys))
    }

    @Test("the shape that it promises is the one that it makes", arguments: cases)
    func shapes(layer: Case) throws {
        let made = layer.make()
        place(made, on: .cpu, as: .float32)
        let input = Tensor.zeros([2] + layer.input, dtype: layer.input.isEmpty ? .int64 : .float32)
        let output = made.forward(input, in: .sampling)
        #expect(try outputShape(of: made, for: layer.input, at: "it") == Array(output.shape.dropFirst()))
    }

    @Test("made anew from its settings it has the same ones, and parameters of the same shapes", arguments: cases)
    func settings(layer: Case) throws {
        let first = layer.make()
        let second = try type(of: first).init(settings: first.settings)
        let shapes = { (layer: any Layer) in
            namedParameters(of: layer).map { "\($0.name) \($0.parameter.tensor.shape)" }
                + namedBuffers(of: layer).map { "\($0.name) \($0.buffer.tensor.shape)" }
        }
        #expect(shapes(first) == shapes(second))
        #expect("\(first.settings.pairs)" == "\(second.settings.pairs)")
    }

    @Test(
        "what does not fit is refused in words",
        arguments: [
            (Case([3], Dense(4, 6)), "it (Dense): takes 4 numbers a sample and gets samples of the shape [3]"),
            (Case([], Dense(4, 6)), "takes 4 numbers"),
            (Case([2, 5, 5], Convolution(3, 5, kernel: 3)), "takes 3 channels"),
            (Case([3, 2, 5], Convolution(3, 5, kernel: 3)), "pictures of 3 pixels or more"),
            (Case([3], Convolution(3, 5, kernel: 1)), "takes pictures"),
            (Case([3, 1, 5], MaxPooling(2)), "pictures of 2 pixels or more"),
            (Case([3, 2, 2], Pad(left: -2)), "makes samples of the shape [3, 2, 0]"),
            (Case([3, 4], BatchNormalization(3)), "takes numbers or pictures"),
            (Case([4], GroupNormalization(groups: 1, 3)), "takes 3 channels"),
            (Case([5], LayerNormalization([4])), "last sizes are [4]"),
            (
                Case([11], Reshape([3, 2, 2])),
                "makes samples of the shape [3, 2, 2] and gets samples of the shape [11]"
            ),
            (
                Case([3, 4, 4], Residual(Convolution(3, 5, kernel: 1))),
                "adds samples of the shapes [5, 4, 4] and [3, 4, 4]"
            ),
            (Case([4, 8, 8], Upsample(scale: 4096)), "makes samples of the shape"),
            (
                Case([3], Sequential([Dense(3, 8), Sequential([ReLU(), Dense(4, 4)])])),
                "it (Sequential): layer 1 (Sequential): layer 1 (Dense): takes 4 numbers"
            ),
        ])
    func misfits(layer: Case, words: String) throws {
        let error = #expect(throws: GANError.self) { try outputShape(of: layer.make(), for: layer.input, at: "it") }
        #expect(error?.status == .badData)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
}

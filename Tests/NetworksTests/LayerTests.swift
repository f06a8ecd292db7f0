import GANNetworks
import GANTensors
import Testing

/// What each layer does, by small numbers that one can follow by hand.
@Suite("Layers")
struct LayerTests {
    /// 0, 1, 2 … in a shape.
    private func counting(_ shape: [Int]) -> Tensor {
        Tensor.arange(shape.reduce(1, *), dtype: .float64).reshaped(shape)
    }

    private func output(_ layer: any Layer, _ input: Tensor) -> (shape: [Int], values: [Double]) {
        place(layer, on: .cpu, as: .float64)
        let output = layer.forward(input, in: .training)
        return (output.shape, output.values())
    }

    private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    @Test("a 5×5 convolution of stride 2 padded as Keras does: 1 before and 2 after")
    func kerasConvolution() {
        let convolution = Convolution(1, 1, kernel: 5, stride: 2, bias: false)
        convolution.weight.replace(with: .ones([1, 1, 5, 5], dtype: .float64))
        let layers = Sequential([Pad(left: 1, right: 2, top: 1, bottom: 2), convolution])
        // The window at the top left holds all sixteen pixels, the one at its right the last three columns …
        let found = output(layers, counting([1, 1, 4, 4]))
        #expect(found.shape == [1, 1, 2, 2])
        #expect(found.values == [120, 96, 114, 90])
    }

    @Test("its transposed twin is the transposed map")
    func kerasTransposedConvolution() {
        let kernel = counting([1, 1, 5, 5])
        let down = Convolution(1, 1, kernel: 5, stride: 2, bias: false)
        down.weight.replace(with: kernel)
        let up = TransposedConvolution(1, 1, kernel: 5, stride: 2, padding: 1, bias: false)
        up.weight.replace(with: kernel)
        let (pixels, few) = (counting([1, 1, 4, 4]), Tensor([1, 2, 3, 4], shape: [1, 1, 2, 2], dtype: .float64))
        let lowered = Sequential([Pad(left: 1, right: 2, top: 1, bottom: 2), down]).forward(pixels, in: .training)
        let raised = Sequential([up, Pad(right: -1, bottom: -1)]).forward(few, in: .training)
        #expect(raised.shape == [1, 1, 4, 4])
        #expect(raised.values().prefix(4) == [6, 17, 20, 23])
        // <A x, y> = <x, Aᵀ y>
        #expect((lowered * few).sum().scalar() == (pixels * raised).sum().scalar())
    }

    @Test("pooling: means and maxima of windows, means and sums of channels")
    func pooling() {
        let input = counting([1, 2, 2, 4])
        #expect(output(AveragePooling(2), input).values == [2.5, 4.5, 10.5, 12.5])
        #expect(output(AveragePooling(2), input).shape == [1, 2, 1, 2])
        #expect(output(MaxPooling(2), input).values == [5, 7, 13, 15])
        #expect(output(MaxPooling(2, stride: 1), input).values == [5, 6, 7, 13, 14, 15])
        #expect(output(GlobalPooling(), input).values == [3.5, 11.5])
        #expect(output(GlobalPooling(sum: true), input).values == [28, 92])
        #expect(output(GlobalPooling(), input).shape == [1, 2])
    }

    @Test("enlarging repeats pixels, and an embedding looks up rows")
    func lookups() {
        let enlarged = output(Upsample(scale: 2), counting([1, 1, 1, 2]))
        #expect(enlarged.shape == [1, 1, 2, 4])
        #expect(enlarged.values == [0, 0, 1, 1, 0, 0, 1, 1])
        let table = Embedding(3, width: 2)
        table.weight.replace(with: counting([3, 2]))
        let rows = output(table, Tensor([2, 0, 2], dtype: .int64))
        #expect(rows.shape == [3, 2])
        #expect(rows.values == [4, 5, 0, 1, 4, 5])
    }

    @Test("normalisations: over a sample, over groups of channels, over each channel; then scale and shift")
    func normalizations() {
        let input = counting([1, 4, 1, 2])
        // Evenly spaced numbers of unit variance: −1.34, −0.45, 0.45, 1.34 for four, −1.53 … 1.53 for eight, −1, 1 for two.
        let (four, eight) = (
            [-3.0, -1, 1, 3].map { $0 / 5.0.squareRoot() }, (0..<8).map { Double(2 * $0 - 7) / 21.0.squareRoot() }
        )
        #expect(agree(output(LayerNormalization([4, 1, 2], epsilon: 0), input).values, eight))
        #expect(agree(output(GroupNormalization(groups: 1, 4, epsilon: 0), input).values, eight))
        #expect(agree(output(GroupNormalization(groups: 2, 4, epsilon: 0), input).values, four + four))
        let instance = InstanceNormalization(4, epsilon: 0)
        instance.scale.replace(with: Tensor([1, 2, 3, 4], dtype: .float64))
        instance.shift.replace(with: Tensor([0, 0, 10, 10], dtype: .float64))
        #expect(agree(output(instance, input).values, [-1, 1, -2, 2, 7, 13, 6, 14]))
    }

    @Test("samples stay apart in every normalisation but the batch's, also in training")
    func coupling() {
        let random = Random(seed: 3)
        let (first, others) = (random.normal([1, 4, 2, 2]), random.normal([3, 4, 2, 2]))
        let layers: [any Layer] = [
            LayerNormalization([4, 2, 2]), GroupNormalization(groups: 2, 4), InstanceNormalization(4),
            BatchNormalization(4),
        ]
        for layer in layers {
            let alone = layer.forward(first, in: .training)
            let beside = layer.forward(.concatenated([first, others]), in: .training).sliced(along: 0, from: 0, to: 1)
            let difference = (alone - beside).abs().max().scalar()
            #expect((difference < 1e-5) == !(layer is any SampleCoupling))
        }
    }

    @Test("a residual block adds its shortcut")
    func residual() {
        let input = counting([1, 4])
        #expect(output(Residual(ReLU()), input).values == [0, 2, 4, 6])
        #expect(output(Residual(ReLU(), shortcut: Tanh()), -input).values.allSatisfy { $0 <= 0 })
    }
}

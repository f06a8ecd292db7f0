import GANTensors
import Testing

/// Convolutions, pooling, resampling and normalisations against numbers from torch 2.13 in Python.
///
/// Inputs are `pattern`s, the same in both languages. Tolerance 1e-14 in float64.
@Suite struct NetworkOperationTests {
    private let x = pattern([2, 2, 4, 4])
    private let weight = pattern([3, 2, 3, 3])
    private let bias = Tensor([0.5, -0.25, 0.125], dtype: .float64)
    private let tolerance = 1e-14

    @Test(arguments: [false, true]) func convolution(channelsLast: Bool) {
        let input = channelsLast ? x.channelsLast() : x
        let output = input.convolved(weight: weight, bias: bias, stride: 2, padding: 1)
        #expect(output.shape == [2, 3, 2, 2])
        let expected = [
            0.578125, 0.53125, -0.34375, 0.640625, -1.015625, -0.625, 0.671875, -0.4375, -0.46875, -0.859375,
            -0.234375, -0.59375, -0.109375, -0.03125, 0.234375, 0.28125, -0.5625, 1.234375, 1.234375, 0.703125,
            0.515625, -0.4375, 0.3125, 0.828125,
        ]
        #expect(difference(output, expected) <= tolerance)
        let single = input.to(.float32)
            .convolved(weight: weight.to(.float32), bias: bias.to(.float32), stride: 2, padding: 1)
        #expect(difference(single, expected) <= 1e-6)
    }

    @Test func convolutionInGroupsAndDilated() {
        let output = x.convolved(weight: pattern([2, 1, 2, 2]), dilation: 2, groups: 2).sliced(along: 0, from: 0, to: 1)
        let expected = [0.609375, -0.265625, 0.359375, 0.09375, -0.640625, 0.171875, -0.03125, 0.171875]
        #expect(difference(output, expected) <= tolerance)
    }

    @Test func transposedConvolution() {
        let input = x.sliced(along: 0, from: 0, to: 1).sliced(along: 2, from: 0, to: 2).sliced(along: 3, from: 0, to: 2)
        let output = input.transposedConvolved(weight: pattern([2, 3, 4, 4]), bias: bias, stride: 2, padding: 1)
        #expect(output.shape == [1, 3, 4, 4])
        let expected = [
            0.25, 0.9375, 0.171875, 0.765625, 0.0, 0.96875, -0.09375, 0.25, 1.09375, 0.375, 0.734375, 0.59375, 0.375,
            0.40625, 0.515625, 0.546875, -0.1875, -0.6875, -0.03125, -0.359375, -0.4375, 0.28125, -0.375, -0.546875,
            -0.5625, -0.515625, -0.5625, 0.203125, -0.375, 0.59375, -0.3125, -0.6875, -0.3125, 0.234375, 0.6875, 0.25,
            0.65625, -0.09375, -0.140625, 0.1875, 0.125, -0.28125, 1.296875, 0.125, 0.8125, 0.078125, -0.421875,
            0.21875,
        ]
        #expect(difference(output, expected) <= tolerance)
        let padded = input.transposedConvolved(
            weight: pattern([2, 3, 3, 3]), bias: bias, stride: 2, padding: 1, outputPadding: 1)
        #expect(padded.shape == [1, 3, 4, 4])
        let first = [
            0.96875, 0.40625, 0.25, 0.734375, -0.3125, 0.671875, 0.890625, -0.140625, 0.9375, 0.34375, 0.21875,
            0.734375, 0.125, 0.671875, 0.75, 0.25,
        ]
        #expect(difference(padded.sliced(along: 1, from: 0, to: 1), first) <= tolerance)
    }

    @Test("products of bfloat16 numbers are added up in float32 and rounded once, with hardware or without")
    func bfloat16() {
        let random = Random(seed: 3)
        let (rough, roughWeight) = (
            random.normal([4, 512, 4, 4]).to(.bfloat16), random.normal([8, 512, 4, 4]).to(.bfloat16)
        )
        let (exact, exactWeight) = (rough.to(.float64), roughWeight.to(.float64))
        let rows = (rough.reshaped([4, -1]), roughWeight.reshaped([8, -1]))
        let pairs = [
            (rough.convolved(weight: roughWeight), exact.convolved(weight: exactWeight)),
            (rows.0.linear(weight: rows.1), exact.reshaped([4, -1]).linear(weight: exactWeight.reshaped([8, -1]))),
            (
                rows.0.matmul(rows.1.transposed(0, 1)),
                exact.reshaped([4, -1]).matmul(exactWeight.reshaped([8, -1]).transposed(0, 1))
            ),
        ]
        for (product, expected) in pairs {
            #expect(product.dtype == .bfloat16)
            // A sum of 8192 terms kept in 8 bits would be wrong in its first digits; float32's own error may move a number to the next bfloat16.
            let slack = expected.abs() * 0x1p-8 + 1e-2
            #expect(((product.to(.float64) - expected).abs() - slack).max().scalar() <= 0)
        }
    }

    @Test func otherRanks() {
        #expect(pattern([2, 3, 8]).convolved(weight: pattern([4, 3, 3]), padding: 1).shape == [2, 4, 8])
        let solid = pattern([1, 2, 4, 4, 4]).convolved(weight: pattern([3, 2, 2, 2, 2]), stride: 2)
        #expect(solid.shape == [1, 3, 2, 2, 2])
    }

    @Test func products() {
        let a = Tensor([1, 2, 3, 4], shape: [2, 2], dtype: .float64)
        #expect(a.matmul(a).values() == [7, 10, 15, 22])
        let tall = Tensor([1, 0, 0, 2, 1, 1], shape: [3, 2], dtype: .float64)
        #expect(a.linear(weight: tall, bias: bias).values() == [1.5, 3.75, 3.125, 3.5, 7.75, 7.125])
        #expect(a.linear(weight: a).values() == [5, 11, 11, 25])
        #expect(pattern([5, 2, 3]).matmul(pattern([3, 4])).shape == [5, 2, 4])
    }

    @Test func pooling() {
        let average = [-0.1875, -0.0625, -0.09375, 0.03125, 0, 0.125, 0.09375, -0.1875]
        #expect(difference(x.averagePooled(size: 2).sliced(along: 0, from: 0, to: 1), average) <= tolerance)
        let largest = x.maxPooled(size: 3, stride: 2, padding: 1).sliced(along: 0, from: 0, to: 1)
        #expect(difference(largest, [0.375, 0.5, 0.625, 0.75, 0.5, 0.625, 0.75, 0.625]) <= tolerance)
    }

    @Test func upsampling() {
        let small = x.sliced(along: 0, from: 0, to: 1).sliced(along: 1, from: 0, to: 1)
            .sliced(along: 2, from: 0, to: 2).sliced(along: 3, from: 0, to: 2)
        let nearest = [
            -0.75, -0.75, 0.125, 0.125, -0.75, -0.75, 0.125, 0.125, -0.5, -0.5, 0.375, 0.375, -0.5, -0.5, 0.375, 0.375,
        ]
        #expect(small.upsampled(scale: 2).values() == nearest)
        let bilinear = [
            -0.75, -0.53125, -0.09375, 0.125, -0.6875, -0.46875, -0.03125, 0.1875, -0.5625, -0.34375, 0.09375, 0.3125,
            -0.5, -0.28125, 0.15625, 0.375,
        ]
        #expect(difference(small.upsampled(scale: 2, method: .bilinear), bilinear) <= tolerance)
        let bicubic = [
            -0.8476562500000001, -0.33420138888888906, 0.17925347222222254, -0.7009548611111112, -0.18750000000000014,
            0.3259548611111114, -0.5542534722222222, -0.04079861111111111, 0.4726562500000004,
        ]
        #expect(difference(small.upsampled(to: [3, 3], method: .bicubic), bicubic) <= tolerance)
        let smooth = x.sliced(along: 0, from: 0, to: 1).sliced(along: 1, from: 0, to: 1)
            .upsampled(to: [2, 2], method: .bilinear, antialiased: true)
        let expected = [-0.17857142857142855, 0.03571428571428571, -0.08418367346938774, 0.030612244897959162]
        #expect(difference(smooth, expected) <= tolerance)
    }

    @Test func batchNormalization() {
        let mean = Tensor([0.1, -0.2], dtype: .float64)
        let variance = Tensor([1.5, 0.5], dtype: .float64)
        let scale = Tensor([1.5, -0.5], dtype: .float64)
        let shift = Tensor([0.25, 0.75], dtype: .float64)
        func normalized(training: Bool) -> Tensor {
            x.batchNormalized(
                weight: scale, bias: shift, runningMean: mean, runningVariance: variance, training: training
            ).sliced(along: 0, from: 0, to: 1).sliced(along: 2, from: 0, to: 1)
        }
        let training = [
            -2.0093911330027923, 0.7867614293874037, -1.6099407669470498, 1.186211795443146, 0.5294701104067256,
            1.3283708425182101, 0.39631998838814486, 1.1952207204996295,
        ]
        #expect(difference(normalized(training: true), training) <= tolerance)
        #expect(difference(mean, [0.085703125, -0.17570312500000002]) <= tolerance)
        #expect(difference(variance, [1.372742880544355, 0.47274288054435487]) <= tolerance)
        let evaluating = [
            -0.819909646871, 0.30030985812621414, -0.6598782890142552, 0.4603412159829591, 0.44042937019474104,
            0.9858281674291851, 0.349529570655667, 0.8949283678901111,
        ]
        #expect(difference(normalized(training: false), evaluating) <= tolerance)
    }

    @Test func otherNormalizations() {
        let layer = x.layerNormalized(over: [4, 4], weight: pattern([4, 4])).sliced(along: 0, from: 0, to: 1)
            .sliced(along: 1, from: 0, to: 1)
        let expectedLayer = [
            1.0457553813038327, 0.05269310060833265, 0.7093302004967856, 0.17023924811922855, 0.437758066592302,
            0.3526384425326877, 0.2310389795903816, 0.5998906838487101, 0.08917293949102448, 0.9119959720672959,
            0.01215994629423061, 1.2889543071884446, 0.0, 1.0457553813038327, 0.05269310060833265, 0.7093302004967856,
        ]
        #expect(difference(layer, expectedLayer) <= tolerance)
        let group = pattern([1, 4, 2, 2]).groupNormalized(
            groups: 2, weight: Tensor([1, 2, 3, 4], dtype: .float64), bias: Tensor([0, 1, 0, 1], dtype: .float64))
        let expectedGroup = [
            -1.3607953793713523, 0.5443181517485409, -1.0886363034970818, 0.8164772276228114, -0.6329544552456228,
            3.1772726069941637, -0.08863630349708185, 3.7215907587427046, -1.3150446075109807, 3.9451338225329424,
            -0.5635905460761346, 4.696587883967789, 1.2504846871449486, -4.76114780433382, 2.2524234357247437,
            -3.7592090557540256,
        ]
        #expect(difference(group, expectedGroup) <= tolerance)
        let instance = x.instanceNormalized(
            weight: Tensor([1.5, -0.5], dtype: .float64), bias: Tensor([0.25, 0.75], dtype: .float64)
        ).sliced(along: 0, from: 0, to: 1).sliced(along: 2, from: 0, to: 1)
        let expectedInstance = [
            -1.841510762607665, 0.8823172072999917, -1.4523924811922853, 1.2714354887153712, 0.4832009564204975,
            1.3094173494408925, 0.34549822425043164, 1.1717146172708266,
        ]
        #expect(difference(instance, expectedInstance) <= tolerance)
    }
}

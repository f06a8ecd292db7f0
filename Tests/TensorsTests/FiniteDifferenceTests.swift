import GANTensors
import Testing

/// Every differentiable operation: first and second order against central differences in float64.
@Suite struct FiniteDifferenceTests {
    /// An operation and inputs away from its kinks.
    struct Operation: Sendable, CustomTestStringConvertible {
        let name: String
        let shapes: [[Int]]
        /// Whether inputs must be positive.
        let positive: Bool
        let function: @Sendable ([Tensor]) -> Tensor

        init(
            _ name: String, _ shapes: [[Int]], positive: Bool = false,
            _ function: @escaping @Sendable ([Tensor]) -> Tensor
        ) {
            self.name = name
            self.shapes = shapes
            self.positive = positive
            self.function = function
        }

        var testDescription: String { name }

        func inputs() -> [Tensor] {
            shapes.enumerated().map { index, shape in
                let values = numbers(shape, seed: UInt64(index + 7))
                let input = positive ? (values.abs() + 0.5) : values
                input.requiresGradient = true
                return input
            }
        }

        /// A scalar that depends on all outputs, each with a weight of its own.
        func scalar(_ inputs: [Tensor]) -> Tensor {
            let output = function(inputs)
            return (output * numbers(output.shape, seed: 99)).sum()
        }

        /// The derivative of `scalar` along fixed directions, by autograd: a function whose gradient is of second
        /// order.
        func slope(_ inputs: [Tensor]) -> Tensor {
            let first = gradients(of: [scalar(inputs)], withRespectTo: inputs, creatingGraph: true)
            let terms = first.enumerated().compactMap { index, gradient in
                gradient.map { ($0 * numbers($0.shape, seed: UInt64(index + 55))).sum() }
            }
            return terms.dropFirst().reduce(terms.first ?? Tensor(0, dtype: .float64), +)
        }
    }

    @Test(arguments: operations) func firstOrder(operation: Operation) {
        check(operation.inputs(), tolerance: 2e-7, operation.scalar)
    }

    @Test(arguments: operations) func secondOrder(operation: Operation) {
        check(operation.inputs(), tolerance: 5e-6, operation.slope)
    }

    /// Compares autograd's gradients of a scalar function with (f(x + h) − f(x − h)) / 2h, relative to their size.
    private func check(_ inputs: [Tensor], tolerance: Double, _ function: ([Tensor]) -> Tensor) {
        let value = function(inputs)
        // Linear in everything: the derivative is a constant and has no gradient, and differences must say so, too.
        let exact = value.requiresGradient ? gradients(of: [value], withRespectTo: inputs) : inputs.map { _ in nil }
        let step = 1e-5
        for (input, gradient) in zip(inputs, exact) {
            let values = input.values()
            let analytic = gradient?.values() ?? [Double](repeating: 0, count: values.count)
            let size = analytic.map(Swift.abs).max() ?? 0
            for index in values.indices {
                func shifted(_ amount: Double) -> Double {
                    var moved = values
                    moved[index] += amount
                    input.copy(from: Tensor(moved, shape: input.shape, dtype: .float64))
                    return function(inputs).scalar()
                }
                let numeric = (shifted(step) - shifted(-step)) / (2 * step)
                #expect(Swift.abs(numeric - analytic[index]) <= tolerance * (1 + size))
            }
            input.copy(from: Tensor(values, shape: input.shape, dtype: .float64))
        }
    }

    static let operations: [Operation] = pointwise + reductions + rearrangements + networks

    private static let pointwise: [Operation] = [
        Operation("a + b", [[2, 3], [3]]) { $0[0] + $0[1] },
        Operation("a - b", [[2, 3], [2, 1]]) { $0[0] - $0[1] },
        Operation("a * b", [[2, 3], [3]]) { $0[0] * $0[1] },
        Operation("a / b", [[2, 3], [3]], positive: true) { $0[0] / $0[1] },
        Operation("2 - a", [[3]]) { 2 - $0[0] },
        Operation("2 / a", [[3]], positive: true) { 2 / $0[0] },
        Operation("exp", [[3]]) { $0[0].exp() },
        Operation("log", [[3]], positive: true) { $0[0].log() },
        Operation("log1p", [[3]], positive: true) { $0[0].log1p() },
        Operation("sqrt", [[3]], positive: true) { $0[0].sqrt() },
        Operation("reciprocalSqrt", [[3]], positive: true) { $0[0].reciprocalSqrt() },
        Operation("reciprocal", [[3]], positive: true) { $0[0].reciprocal() },
        Operation("abs", [[3]]) { $0[0].abs() * $0[0] },
        Operation("square", [[3]]) { $0[0].square() },
        Operation("pow 2.5", [[3]], positive: true) { $0[0].pow(2.5) },
        Operation("pow 3", [[3]]) { $0[0].pow(3) },
        Operation("tanh", [[3]]) { $0[0].tanh() },
        Operation("sigmoid", [[3]]) { $0[0].sigmoid() },
        Operation("softplus", [[3]]) { $0[0].softplus() },
        Operation("relu", [[5]]) { ($0[0] * $0[0].relu()) },
        Operation("leakyReLU", [[5]]) { $0[0] * $0[0].leakyReLU(slope: 0.2) },
        Operation("silu", [[3]]) { $0[0].silu() },
        Operation("gelu", [[3]]) { $0[0].gelu() },
        Operation("sin", [[3]]) { $0[0].sin() },
        Operation("cos", [[3]]) { $0[0].cos() },
        Operation("softmax", [[2, 3]]) { $0[0].softmax(over: 1) },
        Operation("logSoftmax", [[2, 3]]) { $0[0].logSoftmax(over: 1) },
        Operation("clamped", [[5]]) { $0[0].square().clamped(min: 0.1, max: 1) },
        Operation("minimum", [[3], [3]]) { $0[0].minimum($0[1]).square() },
        Operation("maximum", [[3], [3]]) { $0[0].maximum($0[1]).square() },
        Operation("lerp", [[3], [3]]) { $0[0].lerp($0[1], 0.3).square() },
        Operation("lerp by a tensor", [[2, 3], [2, 3], [2, 1]]) { $0[0].lerp($0[1], $0[2]) },
        Operation("select", [[4], [4]]) { Tensor.select($0[0].isLess(than: 0), $0[0] * $0[1], $0[1].square()) },
        Operation("to(.float64)", [[3]]) { $0[0].square().to(.float64).clone() },
    ]

    private static let reductions: [Operation] = [
        Operation("sum", [[2, 3]]) { $0[0].square().sum() },
        Operation("mean", [[2, 3]]) { $0[0].exp().mean() },
        Operation("sum(over:)", [[2, 3]]) { $0[0].sum(over: [1]).square() },
        Operation("mean(over:)", [[2, 3]]) { $0[0].mean(over: [0], keepingDimensions: true).square() },
        Operation("variance(over:)", [[3, 2]]) { $0[0].variance(over: [0]) },
        Operation("max", [[2, 3]]) { $0[0].max().square() },
        Operation("max(over:)", [[2, 3]]) { $0[0].max(over: 1).square() },
        Operation("min(over:)", [[2, 3]]) { $0[0].min(over: 1).square() },
        Operation("logSumExp(over:)", [[2, 3]]) { $0[0].logSumExp(over: [1]) },
        Operation("cumulativeSum(over:)", [[4]]) { $0[0].cumulativeSum(over: 0).square() },
        Operation("norm", [[2, 3]]) { $0[0].norm() },
        Operation("sorted(over:)", [[5]]) { $0[0].sorted(over: 0).square() },
        Operation("eigenvaluesSymmetric", [[3, 3]]) { ($0[0] + $0[0].transposed(0, 1)).eigenvaluesSymmetric() },
        Operation("singularValues", [[2, 3]]) { $0[0].singularValues() },
    ]

    private static let rearrangements: [Operation] = [
        Operation("reshaped", [[2, 3]]) { $0[0].reshaped([3, 2]).square() },
        Operation("flattened", [[2, 3]]) { $0[0].flattened().square() },
        Operation("transposed", [[2, 3]]) { $0[0].transposed(0, 1).square() },
        Operation("permuted", [[2, 3, 1]]) { $0[0].permuted([2, 0, 1]).square() },
        Operation("expanded", [[2, 1]]) { $0[0].expanded(to: [2, 3]).square() },
        Operation("sliced", [[4]]) { $0[0].sliced(along: 0, from: 1, to: 3).square() },
        Operation("concatenated", [[2], [3]]) { Tensor.concatenated($0).square() },
        Operation("stacked", [[2], [2]]) { Tensor.stacked($0).square() },
        Operation("split", [[4]]) { $0[0].split(sizes: [1, 3])[1].square() },
        Operation("indexed", [[4, 2]]) { $0[0].indexed(by: Tensor([2, 0, 2], dtype: .int64)).square() },
        Operation("gathered", [[2, 3]]) {
            $0[0].gathered(Tensor([1, 1], shape: [2, 1], dtype: .int64), along: 1).square()
        },
        Operation("padded", [[2, 2]]) { $0[0].padded([1, 0, 0, 1], value: 2).square() },
        Operation("flipped", [[4]]) { $0[0].flipped(along: [0]).square() },
        Operation("rolled", [[4]]) { $0[0].rolled(by: 1, along: 0).square() },
        Operation("embedding", [[4, 2]]) { $0[0].embedding(Tensor([3, 1, 3], dtype: .int64)).square() },
    ]

    private static let networks: [Operation] = [
        Operation("matmul", [[2, 3], [3, 2]]) { $0[0].matmul($0[1]).tanh() },
        Operation("linear", [[2, 3], [2, 3], [2]]) { $0[0].linear(weight: $0[1], bias: $0[2]).tanh() },
        Operation("convolved", [[2, 2, 5, 5], [3, 2, 3, 3], [3]]) {
            $0[0].convolved(weight: $0[1], bias: $0[2], stride: 2, padding: 1).tanh()
        },
        Operation("convolved, channels last", [[2, 2, 4, 4], [3, 2, 3, 3], [3]]) {
            $0[0].channelsLast().convolved(weight: $0[1].channelsLast(), bias: $0[2], padding: 1).square()
        },
        Operation("convolved in groups", [[1, 2, 4, 4], [2, 1, 2, 2]]) {
            $0[0].convolved(weight: $0[1], dilation: 2, groups: 2).square()
        },
        Operation("transposedConvolved", [[1, 2, 2, 2], [2, 2, 4, 4], [2]]) {
            $0[0].transposedConvolved(weight: $0[1], bias: $0[2], stride: 2, padding: 1).tanh()
        },
        Operation("averagePooled", [[1, 2, 4, 4]]) { $0[0].averagePooled(size: 2).square() },
        Operation("maxPooled", [[1, 2, 4, 4]]) { $0[0].maxPooled(size: 2).square() },
        Operation("upsampled, nearest", [[1, 2, 2, 2]]) { $0[0].upsampled(scale: 2).square() },
        Operation("upsampled, bilinear", [[1, 2, 2, 2]]) { $0[0].upsampled(scale: 2, method: .bilinear).square() },
        Operation("upsampled, bicubic", [[1, 1, 3, 3]]) { $0[0].upsampled(to: [4, 5], method: .bicubic).square() },
        Operation("upsampled, antialiased", [[1, 1, 5, 5]]) {
            $0[0].upsampled(to: [2, 3], method: .bilinear, antialiased: true).square()
        },
        Operation("batchNormalized, training", [[4, 2, 2, 2], [2], [2]]) {
            $0[0].batchNormalized(weight: $0[1], bias: $0[2], training: true).tanh()
        },
        Operation("batchNormalized, evaluating", [[3, 2], [2], [2]]) {
            $0[0].batchNormalized(
                weight: $0[1], bias: $0[2], runningMean: Tensor([0.1, 0.2], dtype: .float64),
                runningVariance: Tensor([1.5, 0.5], dtype: .float64), training: false
            ).tanh()
        },
        Operation("layerNormalized", [[2, 2, 3], [2, 3], [2, 3]]) {
            $0[0].layerNormalized(over: [2, 3], weight: $0[1], bias: $0[2]).tanh()
        },
        Operation("groupNormalized", [[2, 4, 2, 2], [4], [4]]) {
            $0[0].groupNormalized(groups: 2, weight: $0[1], bias: $0[2]).tanh()
        },
        Operation("instanceNormalized", [[2, 2, 3, 3], [2], [2]]) {
            $0[0].instanceNormalized(weight: $0[1], bias: $0[2]).tanh()
        },
    ]
}

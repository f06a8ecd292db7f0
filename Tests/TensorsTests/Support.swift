import Foundation
import GANTensors
import Testing

/// The largest difference between a tensor and expected numbers; infinite when their counts differ.
func difference(_ tensor: Tensor, _ expected: [Double]) -> Double {
    let values = tensor.values()
    guard values.count == expected.count else { return .infinity }
    return zip(values, expected).map { Swift.abs($0 - $1) }.max() ?? 0
}

/// Numbers that are exact in every kind of floating point: −0.75, −0.625, … 0.75, in a mixed order.
func pattern(_ shape: [Int], dtype: DType = .float64) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor((0..<count).map { Double(($0 * 7) % 13 - 6) / 8 }, shape: shape, dtype: dtype)
}

/// Normal numbers in float64 from a seed.
func numbers(_ shape: [Int], seed: UInt64 = 1) -> Tensor { Random(seed: seed).normal(shape, dtype: .float64) }

/// What a process wrote on standard error, as text.
func errorText(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

/// The folder with the C++ sources.
let shimFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/CTorch")

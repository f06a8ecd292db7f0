import Foundation
import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

/// The numbers that a NumPy script prints about tensors.
///
/// - Parameters:
///   - script: Python that finds each tensor under its name, as a float64 array, and calls `say(number, …)`.
///   - tensors: What it is given.
func numbers(of script: String, _ tensors: [String: Tensor]) throws -> [Double] {
    let folder = NSTemporaryDirectory() + "gan-metrics-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var lines = ["import numpy", "def say(*numbers):", "    for number in numbers: print(repr(float(number)))"]
    for (name, tensor) in tensors {
        try Data(tensor.to(.float64).bytes()).write(to: URL(fileURLWithPath: folder + "/" + name))
        lines.append("\(name) = numpy.fromfile('\(folder)/\(name)').reshape(\(tensor.shape))")
    }
    let python = try #require(try PythonProcess(["-c", lines.joined(separator: "\n") + "\n" + script]))
    #expect(python.status == 0, "\(python.errors)")
    return python.output.split(separator: "\n").compactMap { Double($0) }
}

/// Whether numbers agree to a relative difference; also false where their counts differ, or one is NaN.
func agree(_ values: [Double], _ expected: [Double], to tolerance: Double = 1e-6) -> Bool {
    values.count == expected.count && !values.isEmpty
        && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 1e-12) }
}

/// Feeds a metric with samples, some at a time.
func measured(_ metric: any Metric, real: Tensor?, fake: Tensor?, batch: Int = .max) throws -> [Double] {
    let accumulator = metric.makeAccumulator()
    for (samples, kind) in [(real, SampleKind.real), (fake, .fake)] {
        guard let samples else { continue }
        for start in stride(from: 0, to: samples.shape[0], by: min(batch, samples.shape[0])) {
            let end = min(start + min(batch, samples.shape[0]), samples.shape[0])
            accumulator.update(samples.sliced(along: 0, from: start, to: end), of: kind)
        }
    }
    return try accumulator.compute()
}

/// What a metric says against samples that it cannot measure.
func complaint(_ metric: any Metric, real: Tensor?, fake: Tensor?) -> GANError? {
    do {
        _ = try measured(metric, real: real, fake: fake)
        return nil
    } catch {
        return error as? GANError
    }
}

/// Pictures of coloured blots as bytes, so that neighbouring pixels are alike as in photographs.
func blots(_ shape: [Int], seed: UInt64, contrast: Double = 60) -> Tensor {
    let coarse = Random(seed: seed).normal([shape[0], shape[1], (shape[2] + 3) / 4, (shape[3] + 3) / 4])
    let fine = Random(seed: seed &+ 1_000).normal(shape, deviation: 12)
    let smooth = coarse.upsampled(to: [shape[2], shape[3]], method: .bilinear) * contrast
    return (smooth + fine + 128).clamped(min: 0, max: 255).to(.uint8)
}

import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// What TensorBoard's own reader finds in a run's event files.
@Suite("TensorBoard", .enabled(if: PythonProcess.isComplete))
final class TensorBoardLogTests {
    private let folder = NSTemporaryDirectory() + "gan-tensorboard-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func report(_ step: Int, loss: Double, penalties: [(name: String, value: Double)] = []) -> StepReport {
        StepReport(
            step: step, seconds: Double(step), criticLoss: loss, generatorLoss: 2, criticGap: 3, penalties: penalties,
            gradientNorm: nil, virial: nil, distance: nil, rates: (1e-3, 1e-4), imagesPerSecond: 64)
    }

    /// The two readers in Python: the one that programs use, and the one behind the page of TensorBoard.
    enum Reader: String, CaseIterable {
        case programs = "event_accumulator"
        case page = "plugin_event_accumulator"
    }

    /// The points of each curve, by its name.
    private func curves(_ reader: Reader = .programs) throws -> [String: [Point]] {
        let script = """
            import importlib, json, sys
            from tensorboard.util.tensor_util import make_ndarray
            package = importlib.import_module("tensorboard.backend.event_processing." + sys.argv[2])
            events = package.EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "tensors": 0})
            events.Reload()
            tags = events.Tags()
            curves = {tag: [[p.step, repr(p.value)] for p in events.Scalars(tag)] for tag in tags.get("scalars", [])}
            for tag in tags["tensors"]:
                curves[tag] = [[p.step, repr(float(make_ndarray(p.tensor_proto)))] for p in events.Tensors(tag)]
            print(json.dumps(curves))
            """
        let python = try #require(try PythonProcess(["-c", script, folder, reader.rawValue]))
        let read = try? JSONSerialization.jsonObject(with: Data(python.output.utf8)) as? [String: [[Any]]]
        let curves = try #require(read, "\(python.errors)")
        return curves.mapValues { points in
            points.map { Point(step: $0[0] as? Int, value: ($0[1] as? String).flatMap(Double.init)) }
        }
    }

    private struct Point: Equatable {
        let step: Int?
        let value: Double?
    }

    @Test("values are those of the report, rounded to float32; NaN and infinities too")
    func values() throws {
        let log = try TensorBoardLog(folder: folder, steps: 10)
        let losses = [0.1, -1e30, .infinity, .nan, 1e-300]
        for (index, loss) in losses.enumerated() {
            var report = report(index + 1, loss: loss, penalties: [("divergence", 5), ("r1", 6)])
            if index == 2 {
                report.criticSteps = 7
                report.weightGradientNorms = (critic: nil, generator: 8)
                report.diversity = 0.75
                report.metrics = [MetricValue("frechetDistance", 12.5, better: .lower)]
            }
            try log.append(report)
        }
        try log.flush()
        let curves = try curves()
        #expect(
            Set(curves.keys) == [
                "loss/critic", "loss/generator", "critic/gap", "penalty/divergence", "penalty/r1",
                "learning_rate/critic", "learning_rate/generator", "speed/images_per_second", "critic/steps",
                "weight_gradient_norm/generator", "generator/diversity", "metric/frechetDistance",
            ])
        #expect(curves["metric/frechetDistance"] == [Point(step: 3, value: 12.5)])
        #expect(curves["weight_gradient_norm/generator"] == [Point(step: 3, value: 8)])
        let read = try #require(curves["loss/critic"])
        #expect(read.map(\.step) == [1, 2, 3, 4, 5])
        #expect(read.map { $0.value.map { Float($0).description } } == losses.map { Float($0).description })
        #expect(curves["penalty/r1"]?.map(\.value) == [6, 6, 6, 6, 6])
        #expect(curves["learning_rate/generator"]?.last?.value == Double(Float(1e-4)))
    }

    @Test(
        "a run that goes on after a step voids what was logged of later ones, and of no earlier one",
        arguments: Reader.allCases)
    func resuming(reader: Reader) throws {
        let first = try TensorBoardLog(folder: folder, steps: 9)
        for step in 1...6 { try first.append(report(step, loss: 1)) }
        try first.flush()
        let second = try TensorBoardLog(folder: folder, steps: 9, resumingFrom: 4)
        try second.flush()
        // Also before anything new is logged.
        #expect(try curves(reader)["loss/critic"]?.map(\.step) == [1, 2, 3, 4])
        for step in 5...9 { try second.append(report(step, loss: 2)) }
        try second.flush()
        let read = try #require(curves(reader)["loss/critic"])
        #expect(read.map(\.step) == Array(1...9))
        #expect(read.map(\.value) == [1, 1, 1, 1, 2, 2, 2, 2, 2])
    }

    @Test("a run that rolls back voids the steps that come again", arguments: Reader.allCases)
    func rollingBack(reader: Reader) throws {
        let log = try TensorBoardLog(folder: folder, steps: 60_000)
        for step in 1...12 { try log.append(report(step, loss: 1)) }
        try log.goBack(to: 7)
        for step in 8...15 { try log.append(report(step, loss: 2)) }
        try log.flush()
        let read = try #require(curves(reader)["loss/critic"])
        // A point for each three steps.
        #expect(read == [(1, 1), (3, 1), (6, 1), (9, 2), (12, 2), (15, 2)].map { Point(step: $0, value: $1) })
    }

    @Test("a long run's curves have some ten thousand points, also of a penalty that is seldom due")
    func thinning() throws {
        let log = try TensorBoardLog(folder: folder, steps: 100_000)
        for step in 1...1_000 {
            // Never due in a step that is a multiple of 5.
            let due = step % 20 == 1 ? [(name: "r1", value: Double(step))] : []
            try log.append(report(step, loss: Double(step), penalties: due))
        }
        try log.flush()
        let curves = try curves()
        let read = try #require(curves["loss/critic"])
        #expect(read.map(\.step) == [1] + Array(stride(from: 5, through: 1_000, by: 5)))
        #expect(read.allSatisfy { $0.value == $0.step.map(Double.init) })
        #expect(curves["penalty/r1"]?.map(\.step) == Array(stride(from: 1, to: 1_000, by: 20)))
    }

    @Test("what was appended before the last second is readable while the file is open, and however it ends")
    func unfinished() throws {
        let log = try TensorBoardLog(folder: folder, steps: 10)
        try log.append(report(1, loss: 1))
        try log.flush()
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let whole = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        try log.append(report(2, loss: 1))
        try log.flush()
        let longer = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        #expect(longer.starts(with: whole))
        // As the power fails: the second step's record is there by half.
        try longer.prefix((whole.count + longer.count) / 2).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        #expect(try curves()["loss/critic"]?.map(\.step) == [1])
    }

    @Test("a picture that is not there, or none, is named")
    func badPicture() throws {
        let log = try TensorBoardLog(folder: folder, steps: 10)
        let missing = #expect(throws: GANError.self) { try log.append(pictureAt: folder + "/no.png", at: 1) }
        #expect(missing?.status == .missingInput && missing?.message.contains("no.png") == true)
        try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/text.png"))
        let damaged = #expect(throws: GANError.self) { try log.append(pictureAt: folder + "/text.png", at: 1) }
        #expect(damaged?.status == .badData && damaged?.message.contains("text.png") == true)
    }
}

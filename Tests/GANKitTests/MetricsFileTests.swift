import Foundation
import Testing

@testable import GANKit

@Suite("MetricsFile")
final class MetricsFileTests {
    private var files: [String] = []

    deinit {
        for file in files { try? FileManager.default.removeItem(atPath: file) }
    }

    private func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + UUID().uuidString + ".jsonl"
        files.append(path)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func line(_ step: Int) -> String { #"{"step": \#(step), "criticLoss": 1.5}"# + "\n" }

    @Test("lines after a step are cut off, with what is half written; earlier ones stay, and events with them")
    func cutting() throws {
        let event = #"{"step": 2, "event": "deadCritic", "message": "step 3 is no step"}"# + "\n"
        let whole = line(1) + line(2) + event + line(3) + line(4)
        for (step, kept) in [
            (0, ""), (1, line(1)), (2, line(1) + line(2) + event), (3, line(1) + line(2) + event + line(3)), (9, whole),
        ] {
            for half in ["", #"{"step": 1"#, #"{"ste"#] {
                let path = try file(whole + half)
                try MetricsFile(path).cut(after: step)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == kept, "\(step) \(half)")
            }
        }
        try MetricsFile("/nowhere/metrics.jsonl").cut(after: 1)
        let passed = #"{"step": 4, "event": "passed", "of": "deadCritic", "message": ""}"# + "\n"
        let events = MetricsFile(try file(whole + passed)).gaugeEvents
        #expect(events.map(\.trouble) == ["deadCritic", "deadCritic"])
        #expect(events.map(\.hasPassed) == [false, true])
    }

    @Test("steps that came again after a roll-back stay")
    func rolledBack() throws {
        let text = line(1) + line(2) + line(3) + #"{"step": 1, "event": "rollBack", "message": ""}"# + "\n" + line(2)
        let path = try file(text + line(3))
        try MetricsFile(path).cut(after: 2)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test(
        "lines of a roll-back that has no checkpoint yet are cut off with the checkpoint's length, and so is half a line"
    )
    func checkpointLength() throws {
        let before = line(1) + line(2)
        let undone = line(3) + #"{"step": 2, "event": "rollBack", "message": ""}"# + "\n"
        let path = try file(before + undone + #"{"st"#)
        let cut = try MetricsFile(path).cut(after: 2, bytes: before.utf8.count)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
        #expect(cut.words(path, step: 2) == nil)
        // Of step 0 there is no line, unless the training was rolled back to it.
        #expect(try MetricsFile(path).cut(after: 0, bytes: 0).length == 0)
    }

    @Test("lines that were lost before the checkpoint are said, with what is left", arguments: [0, 1, 2])
    func lost(which: Int) throws {
        let lines = [line(1), line(2), line(3)]
        let wanted = lines.joined().utf8.count
        let (left, last) = [
            (lines[0], "its last line is of step 1"), (lines[0] + lines[2] + line(4), "its last line is of step 3"),
            ("", "it has no line"),
        ][which]
        let path = try file(left)
        let words = try #require(MetricsFile(path).cut(after: 3, bytes: wanted).words(path, step: 3))
        #expect(words.contains("has lost"))
        #expect(words.contains(last), "\(words)")
        #expect(try MetricsFile(path).cut(after: 3).words(path, step: 3) == nil)
    }

    @Test("each line is in the file as soon as it is written, at the end; a file that is gone or another is noticed")
    func appending() throws {
        let path = try file(line(1))
        let log = try MetricsLog(path: path, goesOn: true)
        try log.append(event: "deadCritic", at: 1, "words")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == line(1) + #"{"step": 1, "event": "deadCritic", "message": "words"}"# + "\n")
        #expect(try log.sync() == text.utf8.count)
        #expect(log.isInPlace)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(!log.isInPlace)
        try FileManager.default.removeItem(atPath: path)
        #expect(!log.isInPlace)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
        #expect(throws: GANError.self) { try MetricsLog(path: path) }
    }

    @Test("a report is read back as it was written, numbers that JSON lacks included")
    func reports() throws {
        var report = StepReport(
            step: 7, seconds: 1.25, criticLoss: -.infinity, generatorLoss: .nan, criticGap: 0.1 + 0.2,
            penalties: [("divergence", 1e-300)], gradientNorm: .init(mean: 1, max: 2), virial: 0.5, distance: nil,
            rates: (1e-3, 2e-4), imagesPerSecond: 10)
        report.diversity = 0.25
        let path = try file(line(6) + MetricsLog.json(report).line + "\n")
        let read = try #require(MetricsFile(path).lastReports(1).first)
        #expect(MetricsLog.json(read).line == MetricsLog.json(report).line)
        #expect(MetricsFile(path).lastReports(5).map(\.step) == [7])
    }
}

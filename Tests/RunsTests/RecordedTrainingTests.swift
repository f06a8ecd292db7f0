import Foundation
import GANBase
import GANRuns
import Testing

@Suite("A run read back")
struct RecordedTrainingTests {
    @Test("metrics: the last, and the best either way")
    func metrics() throws {
        let folder = try RecordedRunFolder()
        for (step, value) in [(100, "9.5"), (200, "3.25"), (300, "nan"), (400, "4")] {
            try folder.append(
                stepLine(step, metrics: #", "metrics": {"frechet": \#(value == "nan" ? "\"nan\"" : value)}"#))
        }
        let status = RunStatus(
            .finished, step: 400, of: 500, seconds: 40,
            metrics: ["frechet": MetricStanding(.lower, of: [.init(step: 100, value: 9.5)])])
        try status.write(to: folder.run)
        let training = try folder.training()
        #expect(training.bestMetric("frechet") == .init(step: 200, value: 3.25))
        #expect(training.bestMetric("frechet", better: .higher) == .init(step: 100, value: 9.5))
        #expect(training.bestMetric("precision", better: .higher) == nil)
        #expect(training.lastMetrics == ["frechet": .init(step: 400, value: 4)])
        #expect(training.step == 400)
        #expect(training.plannedSteps == 500)
        #expect(training.state == .finished)
    }

    @Test("without a direction nobody knows which value is the best")
    func directions() throws {
        let folder = try RecordedRunFolder()
        try folder.append(stepLine(1, metrics: #", "metrics": {"mine": 2}"#))
        let training = try folder.training()
        #expect(training.bestMetric("mine") == nil)
        #expect(training.bestMetric("mine", better: .lower)?.value == 2)
    }

    @Test("a file that grows is read on, half a line waits for its end, and one that was cut is read again")
    func growing() throws {
        let folder = try RecordedRunFolder()
        try folder.append(stepLine(1) + stepLine(2) + #"{"step": 3, "criti"#)
        var training = try folder.training()
        #expect(training.metrics.lastStep == 2)
        #expect(training.metrics.damagedLines == 0)
        try folder.append(#"cGap": 7}"# + "\n")
        try training.update()
        let gap = try #require(training.metrics[.init("criticGap")])
        #expect(gap.last == .init(step: 3, value: 7))
        #expect(gap.stretches.count == 3)
        try folder.write(stepLine(1, gap: "4"), "metrics.jsonl")
        try training.update()
        #expect(training.metrics.lastStep == 1)
        #expect(training.metrics[.init("criticGap")]?.last == .init(step: 1, value: 4))
    }

    @Test("damaged lines are counted and left out")
    func damage() throws {
        let folder = try RecordedRunFolder()
        let damaged = [
            "", "{}", "[1]", #"{"step": -4}"#, #"{"step": 1.5, "criticGap": 2}"#, #"{"step": 9, "criticGap": nan}"#,
            #"{"step": 9, "criticGap": 0x10}"#, #"{"step": 9} {"step": 10}"#, #"{"step": 9, "penalties": {"a": 1}"#,
            #"{"step": 9, "message": "\"#, #"{"step": 9, "a": "\ud800"}"#, "\0\0\0\0",
            #"{"step": 9, "a": \#(String(repeating: "[", count: 10_000))"#,
        ]
        try folder.append(stepLine(1) + damaged.map { $0 + "\n" }.joined() + stepLine(2))
        let training = try folder.training()
        #expect(training.metrics.damagedLines == damaged.count)
        #expect(training.metrics.lastStep == 2)
        #expect(training.metrics[.init("criticGap")]?.stretches.count == 2)
    }

    @Test("steps that a roll-back takes back are forgotten, its event is not")
    func rollBack() throws {
        let folder = try RecordedRunFolder()
        let metric = #", "metrics": {"frechet": 1}"#
        try folder.append((1...9).map { stepLine($0, gap: $0 == 9 ? "\"nan\"" : "\($0)", metrics: metric) }.joined())
        try folder.append(
            #"{"step": 9, "event": "divergence", "message": "the \"gap\""}"# + "\n"
                + #"{"step": 4, "event": "rollBack", "message": "back"}"# + "\n" + stepLine(5, gap: "50"))
        let training = try folder.training()
        #expect(training.metrics.events.map(\.kind) == ["divergence", "rollBack"])
        #expect(training.metrics.events.first?.message == #"the "gap""#)
        let gap = try #require(training.metrics[.init("criticGap")])
        #expect(gap.stretches.map(\.average) == [1, 2, 3, 4, 50])
        #expect(gap.firstUndefined == nil)
        #expect(training.metrics.metrics["frechet"]?.count == 4)
        #expect(training.metrics.lastStep == 5)
    }

    @Test("a run that is running although nobody holds its lock was killed")
    func states() throws {
        let folder = try RecordedRunFolder()
        #expect(try folder.training().state == .killed)
        try RunStatus(.running, step: 3, of: 500, seconds: 1).write(to: folder.run)
        #expect(try folder.training().state == .killed)
        let lock = try RunLock(folder.run)
        #expect(try folder.training().state == .running)
        withExtendedLifetime(lock) {}
        for state in [RunStatus.State.finished, .interrupted, .failed] {
            try RunStatus(state, step: 3, of: 500, seconds: 1).write(to: folder.run)
            #expect(try folder.training().state.rawValue == state.rawValue)
        }
    }

    @Test("what is no run is said in words")
    func noRun() throws {
        let nowhere = RunFolder(path: "/nowhere")
        #expect(throws: GANError(.missingInput, "/nowhere is not the folder of a run: it has no run.json")) {
            try RecordedTraining(nowhere)
        }
        let folder = try RecordedRunFolder(description: "{")
        #expect(throws: GANError.self) { try folder.training() }
    }

    @Test("pictures of samples by step; other files are none")
    func pictures() throws {
        let folder = try RecordedRunFolder()
        for name in ["000500.png", "1200000.png", "000100.png", "5.png", "-00005.png", "notes.png", "000300.json"] {
            try folder.write("", "samples/\(name)")
        }
        #expect(try folder.training().pictureSteps == [100, 500, 1_200_000])
    }
}

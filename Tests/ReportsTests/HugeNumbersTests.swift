import Foundation
import GANBase
import GANTestSupport
import Testing

@testable import GANReports
@testable import GANRuns

/// Numbers in the files of a run or a study that no run writes, but anybody may: none ends the program.
@Suite("Numbers of any size in a run's files")
struct HugeNumbersTests {
    private static let huge = ["5000000000000000000", "9223372036854775807", "-9223372036854775808", "1e18", "1e300"]

    @Test("a step that is no count makes its line a damaged one, and the page is made", arguments: huge)
    func steps(number: String) throws {
        let folder = try RecordedRunFolder(
            description: #"{"recipe": "Faces", "arguments": [], "steps": \#(number), "threads": \#(number)}"#)
        try folder.append(
            stepLine(1) + stepLine(2, metrics: #", "metrics": {"frechet": \#(number)}"#)
                + #"{"step": \#(number), "seconds": \#(number), "criticGap": 1}"# + "\n"
                + #"{"step": \#(number), "event": "divergence", "message": ""}"# + "\n")
        let training = try folder.training()
        #expect(training.metrics.lastStep == 2)
        #expect(training.metrics.damagedLines == 2)
        #expect(training.plannedSteps == nil)
        #expect(ReportPage([training]).html.contains("</html>"))
        #expect(try RunSummary(folder.run).step == 2)
        #expect(MetricsFile(folder.run.file("metrics.jsonl")).lastStep == 2)
    }

    @Test("status.json and names of pictures with such numbers count as none", arguments: huge)
    func status(number: String) throws {
        let folder = try RecordedRunFolder()
        try folder.append(stepLine(1))
        for fields in [
            #""step": \#(number), "steps": 9"#, #""step": 1, "steps": \#(number)"#,
            #""step": 1, "steps": 2, "metrics": {"a": {"better": "lower", "step": \#(number)}}"#,
        ] {
            try folder.write(#"{"state": "finished", "seconds": 1, "time": "", \#(fields)}"#, "status.json")
            #expect(RunStatus.read(from: folder.run) == nil)
            _ = try ReportPage([folder.training()]).html
        }
        try folder.write("", "samples/\(number).png")
        #expect(try folder.training().pictureSteps == [])
    }

    @Test("seconds of any size are words")
    func seconds() throws {
        for value in [-1e300, 1e300, -1, .nan] { #expect(!duration(value).isEmpty) }
        #expect(throws: GANError.self) { try TimeBudget(parsing: String(repeating: "9", count: 300) + "d") }
        #expect(throws: GANError.self) { try TimeBudget(parsing: "999999999999999999d") }
    }

    @Test("study.json with such numbers is damaged", arguments: huge)
    func study(number: String) throws {
        let folders = StudyFolders()
        let plan = StudyPlanTests.plan([VariedOption("k", ["1", "2"])], budget: TimeBudget(seconds: 77))
        try folders.folder.write(.init(plan: plan, runs: plan.runs()))
        let path = folders.folder.file("study.json")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        _ = try folders.folder.read()
        for (name, old) in [("seeds", "3"), ("jobs", "1"), ("threads", "1"), ("seconds", "77"), ("seed", "2")] {
            let changed = text.replacing("\"\(name)\" : \(old)", with: "\"\(name)\" : \(number)")
            #expect(changed != text, "\(name)")
            try changed.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: GANError.self, "\(name)") { try folders.folder.read() }
        }
    }

    @Test(
        "values that lie as far apart as numbers can, or next to each other, are coloured and drawn",
        arguments: [
            (-1.7e308, 1.7e308), (1e-300, 1e300), (0, .leastNonzeroMagnitude), (1e308, 1.7e308),
            (1, 1.0000000000000002),
        ])
    func values(low: Double, high: Double) throws {
        for varied in [
            [VariedOption("k", ["1", "2"])], [VariedOption("k", ["1", "2"]), VariedOption("p", ["2", "3"])],
        ] {
            let results = try StudyFolders().results(StudyPlanTests.plan(varied)) { $0.seed == 1 ? low : high }
            #expect(StudyPage(results, command: "gan", machine: "m").html.contains("</html>"))
        }
        for value in [low, high] { #expect(StudyColors([low, high], .lower).quality(of: value).isFinite) }
        #expect(StudyColors([low, high], .lower).style(high).contains("rgb("))
    }
}

import Foundation
import GANReports
import GANRuns
import Testing

@Suite struct StudyResultsTests {
    /// k = 1 is best with 1…3; k = 2 overlaps; k = 4 is apart; of k = 8 a run failed, though what is left is the smallest.
    private static let values = ["1": [1.0, 2, 3], "2": [2.5, 3, 4], "4": [7, 8, 9], "8": [0.5, 0.6]]
    private static let plan = StudyPlanTests.plan([VariedOption("k", ["4", "1", "8", "2"])])

    private static func value(_ run: StudyRun) -> Double? {
        let values = values[run.values[0]] ?? []
        return run.seed <= values.count ? values[run.seed - 1] : nil
    }

    @Test("the last value counts; medians decide the order; what overlaps the best is not told apart from it")
    func ranking() throws {
        let folders = StudyFolders()
        let results = try folders.results(Self.plan, Self.value)
        let ranked = results.ranked
        #expect(ranked.map(\.combination.values) == [["8"], ["1"], ["2"], ["4"]])
        #expect(ranked.map(\.standing) == [.open, .best, .close, .apart])
        #expect(ranked[0].combination.spread(of: "w1")?.median == 0.55)
        #expect(ranked[0].combination.measured("w1") == 2)
        #expect(results.middleRun(of: ranked[1].combination)?.run.seed == 2)
        #expect(results.middleRun(of: ranked[0].combination)?.run.seed == 2, "of two the worse one")
        #expect(results.recorded == ["modes", "w1"])
    }

    @Test("more is better for what is known to be so; one seed says nothing about differences")
    func direction() throws {
        let folders = StudyFolders()
        var plan = Self.plan
        plan.metrics = ["modes"]
        #expect(try folders.results(plan, Self.value).direction(of: "modes") == .higher)
        plan.metrics = ["w1"]
        plan.seeds = 1
        let results = try folders.results(plan, Self.value)
        #expect(results.ranked.allSatisfy { $0.standing == .open })
        #expect(StudyTable(results).lines.contains { $0.hasPrefix("One seed has no spread") })
    }

    @Test("the table fits 100 columns, whatever the names")
    func table() throws {
        let folders = StudyFolders()
        let results = try folders.results(Self.plan, Self.value)
        #expect(
            StudyTable(results).lines == [
                "k  w1     min–max      runs",
                "8  0.550  0.500–0.600  2, 1 failed",
                "1  2.00   1.00–3.00    3            best",
                "2  3.00   2.50–4.00    3            ≈",
                "4  8.00   7.00–9.00    3", "",
                "w1: lower is better. Median over seeds of each run's last value, with the smallest and the largest.",
                "≈  not distinguishable: its range overlaps that of the best median.",
                "Failed, and kept as failed (--retry-failed tries them again):",
                "  k=8,seed=3: <b>diverged</b> & \"stopped\", at\nstep 3",
            ])
        let long = String(repeating: "abc", count: 40)
        let wide = try folders.results(StudyPlanTests.plan([VariedOption(long, [long, "1"])])) { _ in 1 }
        #expect(StudyTable(wide).lines.allSatisfy { $0.count <= StudyTable.width })
    }

    @Test("CSV: a row a run, quoted where it must be")
    func csv() throws {
        let folders = StudyFolders()
        let text = StudyCSV.text(try folders.results(Self.plan, Self.value))
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "k,seed,state,steps,seconds,modes,w1,exit_status,reason,folder")
        #expect(lines[1] == "4,1,finished,4,12.5,8.0,7.0,0,,\"runs/k=4,seed=1\"")
        #expect(
            text.contains(
                "8,3,failed,4,12.5,,-99.0,70,\"<b>diverged</b> & \"\"stopped\"\", at\nstep 3\",\"runs/k=8,seed=3\""))
    }

    @Test("JSON: a row a combination, and all runs")
    func json() throws {
        struct Results: Decodable {
            struct Combination: Decodable {
                struct Spread: Decodable { let median, low, high: Double }
                let options: [String: String]
                let finished, failed: Int
                let standing: String
                let metrics: [String: Spread]
            }
            struct Run: Decodable {
                let name, state: String
                let metrics: [String: Double]
            }
            let metric, better, spread: String
            let combinations: [Combination]
            let runs: [Run]
        }
        let folders = StudyFolders()
        let text = StudyJSON.object(try folders.results(Self.plan, Self.value)).pretty()
        let results = try JSONDecoder().decode(Results.self, from: Data(text.utf8))
        #expect((results.metric, results.better, results.spread) == ("w1", "lower", "min-max"))
        #expect(results.combinations.map(\.standing) == ["open", "best", "not distinguishable", "apart"])
        #expect(results.combinations[0].failed == 1 && results.combinations[0].finished == 2)
        #expect(results.combinations[1].metrics["w1"]?.high == 3)
        #expect(results.runs.count == 12)
    }

    @Test(
        "names that are too wide lose their middle, so that they still differ",
        arguments: [
            ("interpolatedWithin", 12, "interp…ithin"), ("interpolatedMixed", 12, "interp…Mixed"), ("fake", 12, "fake"),
            ("fake", 4, "fake"), ("real", 3, "r…l"), ("real", 1, "…"),
        ])
    func shortening(text: String, width: Int, shown: String) {
        #expect(GANRuns.shortened(text, to: width) == shown)
    }
}

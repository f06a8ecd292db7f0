import Foundation
import GANRuns
import Testing

/// `gan runs`, on run folders as they are found.
@Suite struct ListRunsTests {
    /// Runs that stand in each way; one of them within a study.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let runs: [(String, String, RunStatus.State?, Int, Double, [Double])] = [
            ("ring-20261101-120000", "Ring", .finished, 8_000, 3, [9, 2.5, 3]),
            ("ring-20261102-120000", "Ring", .failed, 120, 26, []),
            ("faces", "WGANDivFolder", .interrupted, 25_164, 100, [40, 12.345]),
            ("study/runs/001", "Ring", .running, 40, 0.5, [7]),
            ("fresh", "Ring", nil, 0, 0.02, []),
        ]
        for (name, recipe, state, step, hours, values) in runs {
            let started = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -3_600 * hours - 5))
            try folder.write(
                "runs/\(name)/run.json",
                #"{"recipe": "\#(recipe)", "arguments": [], "steps": 100000, "started": "\#(started)"}"#)
            guard let state else { continue }
            let points = values.enumerated().map { Curve.Point(step: 10 * ($0 + 1), value: $1) }
            let metrics = values.isEmpty ? [:] : ["frechet": MetricStanding(.lower, of: points)]
            try RunStatus(state, step: step, of: 100_000, seconds: 60, metrics: metrics)
                .write(to: RunFolder(path: "\(folder.path)/runs/\(name)"))
        }
        // It came further than it said when it last wrote how it stands.
        try folder.write("runs/study/runs/001/metrics.jsonl", "{\"step\": 54, \"criticGap\": 1}\n{\"step\": 55, \"cri")
        try folder.write("runs/notes.txt", "no run")
        return folder
    }

    @Test("a table that fits 80 columns: state, age, steps, the best metric")
    func table() throws {
        let gan = try GanProcess(["runs"], in: folder())
        #expect(gan.status == 0)
        #expect(gan.errors == "")
        #expect(gan.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        try expectSnapshot(gan.output, "runs")
    }

    @Test(
        "sorted and filtered",
        arguments: [
            (["--sort", "age"], ["fresh", "study/runs/001", "ring-20261101-120000", "ring-20261102-120000", "faces"]),
            (
                ["--sort", "metric"],
                ["ring-20261101-120000", "study/runs/001", "faces", "fresh", "ring-20261102-120000"]
            ),
            (
                ["--sort", "steps"],
                ["faces", "ring-20261101-120000", "ring-20261102-120000", "study/runs/001", "fresh"]
            ),
            (
                ["--sort", "name"],
                ["faces", "fresh", "ring-20261101-120000", "ring-20261102-120000", "study/runs/001"]
            ),
            (["--recipe", "wgandivfolder"], ["faces"]),
            (
                ["--state", "killed", "--state", "failed", "--sort", "name"],
                ["fresh", "ring-20261102-120000", "study/runs/001"]
            ),
            (["runs/study"], ["runs/001"]),
        ])
    func order(words: [String], names: [String]) throws {
        let gan = try GanProcess(["runs"] + words, in: folder())
        #expect(gan.status == 0, "\(gan.errors)")
        let lines = gan.output.split(separator: "\n").dropFirst()
        #expect(lines.map { String($0.prefix { $0 != " " }) } == names)
    }

    @Test("objects for programs")
    func json() throws {
        let gan = try GanProcess(["runs", "--json", "--sort", "name"], in: folder())
        #expect(gan.status == 0)
        guard case .array(let runs) = try JSONDecoder().decode(JSONValue.self, from: Data(gan.output.utf8)) else {
            Issue.record("no array: \(gan.output)")
            return
        }
        let fields = runs.compactMap(\.fields)
        #expect(fields.map { $0["state"]?.string } == ["interrupted", "killed", "finished", "failed", "killed"])
        #expect(fields.map { $0["step"]?.wholeNumber } == [25_164, 0, 8_000, 120, 54])
        #expect(fields.map { $0["path"]?.string }.last == "runs/study/runs/001")
        let frechet = try #require(fields[2]["metrics"]?.fields?["frechet"]?.fields)
        #expect(frechet["best"]?.real == 2.5)
        #expect(frechet["bestStep"]?.wholeNumber == 20)
        #expect(frechet["value"]?.real == 3)
        #expect(frechet["better"]?.string == "lower")
    }

    @Test(
        "nothing to list, and mistakes, in words",
        arguments: [
            (
                ["runs", "--state", "running"], 0,
                "gan: none of the 5 runs below runs is like that; there are runs of Ring, WGANDivFolder, and they are failed, finished, interrupted, killed\n"
            ),
            (["runs", "nowhere"], 66, "gan: nowhere is not a folder; name one that holds runs\n"),
            (["runs", "--metric", "kid"], 64, "gan: no run here measured 'kid'; they measured frechet\n"),
            (["runs", "--state", "asleep"], 64, "gan: the value 'asleep' is invalid for '--state <state>'"),
        ] as [([String], Int32, String)])
    func words(arguments: [String], status: Int32, message: String) throws {
        let gan = try GanProcess(arguments, in: folder())
        #expect(gan.status == status)
        #expect(gan.errors.hasPrefix(message), "\(gan.errors)")
        #expect(gan.output == "")
    }

    @Test("no runs at all; damaged ones are left out and named")
    func empty() throws {
        let folder = try TemporaryFolder()
        let none = try GanProcess(["runs"], in: folder)
        #expect(none.status == 0)
        #expect(none.errors == "gan: there are no runs below runs; 'gan run <recipe>' leaves one in runs\n")
        #expect(try GanProcess(["runs", "--json"], in: folder).output == "[]\n")
        try folder.write("runs/damaged/run.json", "[")
        let damaged = try GanProcess(["runs"], in: folder)
        #expect(damaged.errors.hasPrefix("gan: left out: runs/damaged/run.json is damaged"))
    }
}

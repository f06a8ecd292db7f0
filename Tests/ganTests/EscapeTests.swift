import Foundation
import GANRuns
import Testing

/// What files and command lines hold reaches a terminal without what would act on it.
@Suite struct EscapeTests {
    /// Clears the screen, sets the title, colours, turns directions round, hides.
    private static let hostile = "\u{1B}[2J\u{1B}]0;t\u{7}\u{9B}31m\u{202E}x\u{200B}"

    private func expectPlain(_ text: String, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let acting = text.unicodeScalars.filter { scalar in
            scalar != "\n"
                && (scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint)
        }
        #expect(acting.isEmpty, "\(words): \(text.debugDescription)", sourceLocation: sourceLocation)
    }

    @Test(
        "paths, options, commands and fields of a table, each in an error",
        arguments: [
            (["run", "{}.swift"], 66), (["run", "{}"], 66), (["resume", "{}"], 66), (["report", "{}"], 66),
            (["data", "inspect", "{}"], 66), (["data", "draw", "smileys", "x", "--{}"], 64),
            (["data", "draw", "smileys", "x", "--count", "{}"], 64), (["data", "draw", "{}", "x"], 64), (["{}"], 64),
            (["data", "{}"], 64), (["--{}"], 64), (["divergence", "{}", "normal:0,1"], 64),
            (["divergence", "points.csv", "normal:0,1"], 65), (["plugins", "{}"], 64),
            (["evaluate", "--real", "{}", "--fake", "{}"], 66),
            (["study", "{}.swift", "--vary", "{}=1", "--metric", "w1"], nil),
        ] as [([String], Int32?)])
    func errors(words: [String], status: Int32?) throws {
        let folder = try TemporaryFolder()
        try folder.write("points.csv", "1,\(Self.hostile)\n")
        let gan = try GanProcess(words.map { $0.replacing("{}", with: Self.hostile) }, in: folder)
        if let status { #expect(gan.status == status, "\(gan.errors.debugDescription)") }
        #expect(gan.status != 0)
        #expect(gan.errors.contains("x") && gan.errors.hasPrefix("gan: "), "\(gan.errors.debugDescription)")
        expectPlain(gan.output + gan.errors, words)
    }

    @Test("names of recipes and metrics in a table of runs; as JSON they are what they were")
    func runs() throws {
        let folder = try TemporaryFolder()
        let name = String(decoding: try JSONEncoder().encode(Self.hostile), as: UTF8.self)
        let run = "runs/\(Self.hostile)"
        try folder.write(
            "\(run)/run.json", #"{"recipe": \#(name), "arguments": [], "steps": 10, "started": "2026-01-31T12:04:00Z"}"#
        )
        try RunStatus(
            .finished, step: 10, of: 10, seconds: 6,
            metrics: [Self.hostile: MetricStanding(.lower, of: [Curve.Point(step: 10, value: 1)])]
        ).write(to: RunFolder(path: "\(folder.path)/\(run)"))
        for words in [["runs"], ["runs", "--sort", "metric", "--metric", "y"], ["runs", "--json"], ["report", run]] {
            let gan = try GanProcess(words, in: folder)
            expectPlain(gan.output + gan.errors, words)
            #expect((gan.output + gan.errors).contains("x"))
            guard words.last == "--json" else { continue }
            let list = try #require(try JSONSerialization.jsonObject(with: Data(gan.output.utf8)) as? [[String: Any]])
            #expect(list.first?["recipe"] as? String == Self.hostile)
        }
    }

    @Test("programs print by one function alone, which no message can forget")
    func onePlace() throws {
        let sources =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/Sources"
        for module in ["gan", "gan-worker", "GANKit", "CommandOptions", "Runs", "Reports", "Data", "Metrics"] {
            let files = try #require(FileManager.default.enumerator(atPath: "\(sources)/\(module)"))
            for case let name as String in files where name.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(sources)/\(module)/\(name)", encoding: .utf8)
                for line in text.split(separator: "\n") where line.contains(/(^|[^A-Za-z.])(debugP|p)rint\(/) {
                    // Examples in comments, and what is Python.
                    #expect(line.contains("///") || line.contains("print(f\""), "\(name): \(line)")
                }
            }
        }
    }
}

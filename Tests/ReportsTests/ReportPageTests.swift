import Foundation
import GANBase
@testable import GANReports
import GANRuns
import GANTestSupport
import Testing

@Suite("A page about runs")
struct ReportPageTests {
    private let steps = (1...50).map { stepLine($0, gap: "\(Double($0))") }.joined()

    /// The JSON of a page, read as a browser reads it: up to the first end of a script.
    private func data(of html: String) throws -> [String: JSONValue] {
        let start = try #require(html.range(of: #"<script type="application/json" id="data">"#))
        let end = try #require(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        return try JSONDecoder().decode(
            [String: JSONValue].self, from: Data(html[start.upperBound..<end.lowerBound].utf8))
    }

    private func list(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let items) = value { items } else { [] }
    }

    @Test("a run that has done nothing yet has a page")
    func empty() throws {
        let folder = try RecordedRunFolder()
        let html = ReportPage([try folder.training()]).html
        #expect(html.contains("Stopped without a word"))
        #expect(html.contains("Nothing yet") == false)
        #expect(!html.contains("id=\"samples\""))
        #expect(list(try data(of: html)["charts"]).isEmpty)
    }

    @Test("title, state, findings, curves and settings are there, and nothing asks for a network")
    func structure() throws {
        let folder = try RecordedRunFolder(
            description:
                #"{"recipe": "Faces", "arguments": [], "options": {"penaltyWeight": 2.5}, "seed": 7, "steps": 50}"#)
        try folder.append(steps + #"{"step": 50, "event": "deadCritic", "message": "the critic is dead"}"# + "\n")
        try RunStatus(.finished, step: 50, of: 50, seconds: 75).write(to: folder.run)
        let html = ReportPage([try folder.training()]).html
        for text in [
            "<h1>Faces</h1>", #"<span class="state finished">finished</span>"#, "step 50 of 50", "1m 15s of training",
            "<b>Dead critic</b> after step 50: the critic is dead", "<code>--penalty-weight</code></th><td>2.5</td>",
            "<strong>Critic’s gap</strong>", "<strong>Penalty: divergence</strong>", "<strong>Gradient norm</strong>",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("No trouble"))
        #expect(html.contains("default-src 'none'"))
        // The name of SVG is no address that anybody asks.
        let rest = html.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
        for address in ["http://", "https://", "src=\"//", "@import", "url("] { #expect(!rest.contains(address)) }
        let charts = list(try data(of: html)["charts"])
        let gap = try #require(charts.first { $0.fields?["words"]?.string?.hasPrefix("Critic’s gap") ?? false }?.fields)
        #expect(gap["words"]?.string?.contains("gap goes from 1.00 to 50.0") == true)
        let series = try #require(list(gap["series"]).first?.fields)
        #expect(list(series["s"]).compactMap(\.wholeNumber) == Array(1...50))
        #expect(list(series["m"]).compactMap(\.real) == (1...50).map(Double.init))
        #expect(series["lo"] == nil)
    }

    @Test("whatever a name holds, it opens no element and ends no script")
    func escaping() throws {
        let evil = #"</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;"#
        let quoted = JSONText.string(evil).line
        let folder = try RecordedRunFolder(
            "</script><b>x",
            description: #"{"recipe": \#(quoted), "arguments": [\#(quoted)], "options": {"\#("a<b>")": \#(quoted)}}"#)
        let metrics = #", "metrics": {\#(quoted): 3}, "\#("<!--<script>")": 4"#
        try folder.append(
            stepLine(1, metrics: metrics) + #"{"step": 1, "event": \#(quoted), "message": \#(quoted)}"# + "\n")
        try folder.write("x", "samples/000001.png")
        let status = RunStatus(.failed, step: 1, of: 2, seconds: 1, message: evil)
        try status.write(to: folder.run)
        for runs in [[try folder.training()], [try folder.training(), try folder.training()]] {
            let html = ReportPage(runs).html
            // Two scripts of the page's own: the data and the program.
            #expect(html.components(separatedBy: "<script").count == 3)
            #expect(html.components(separatedBy: "</script").count == 3)
            #expect(!html.contains("<img src=x"))
            #expect(!html.contains("<b>x"))
            #expect(!html.contains("<!--"))
            #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
            // The data are still what they were.
            #expect(try data(of: html)["runs"] != nil)
            let words = list(try data(of: html)["charts"]).compactMap { $0.fields?["words"]?.string }
            #expect(words.contains { $0.hasPrefix(evil) })
        }
    }

    @Test("long curves are thinned, with their extremes")
    func thinning() throws {
        let folder = try RecordedRunFolder()
        try folder.append((1...5_000).map { stepLine($0, gap: $0 == 2_345 ? "777" : "1") }.joined())
        let html = ReportPage([try folder.training()]).html
        let charts = list(try data(of: html)["charts"]).compactMap(\.fields)
        let gap = try #require(charts.first { $0["words"]?.string?.hasPrefix("Critic’s gap") ?? false })
        let series = try #require(list(gap["series"]).first?.fields)
        #expect((500...1_024).contains(list(series["m"]).count))
        #expect(list(series["hi"]).compactMap(\.real).max() == 777)
        #expect(gap["words"]?.string?.contains("its largest 777 at step 2,345") == true)
        #expect(html.utf8.count < 1_000_000)
    }

    @Test("several runs: one curve of each in a chart, and the settings that differ are marked")
    func comparison() throws {
        let one = try RecordedRunFolder("one", description: #"{"recipe": "A", "arguments": [], "seed": 1, "batch": 8}"#)
        let two = try RecordedRunFolder("two", description: #"{"recipe": "A", "arguments": [], "seed": 2, "batch": 8}"#)
        try one.append(steps)
        try two.append(stepLine(1) + stepLine(2))
        let html = ReportPage([try one.training(), try two.training()]).html
        #expect(html.contains("<h1>2 runs compared</h1>"))
        #expect(html.contains(#"<tr class="differs"><th scope="row">seed</th><td>1</td><td>2</td></tr>"#))
        #expect(html.contains(#"<tr><th scope="row">batch</th><td>8</td><td>8</td></tr>"#))
        let charts = list(try data(of: html)["charts"]).compactMap(\.fields)
        #expect(charts.allSatisfy { list($0["series"]).count == 2 })
        #expect(list(charts.first?["series"]).compactMap { $0.fields?["label"]?.string } == ["one", "two"])
    }

    @Test("runs of one name are told apart by their paths")
    func sameNames() throws {
        let folders = [try RecordedRunFolder("same"), try RecordedRunFolder("same")]
        let html = ReportPage(try folders.map { try $0.training() }).html
        for folder in folders { #expect(html.contains(">\(folder.run.path)</h3>")) }
    }

    @Test("metrics: a chart each, the line of real against real, the best in the findings")
    func metrics() throws {
        let folder = try RecordedRunFolder()
        let basis = #""measuredOn": {"frechet": {"real": 500, "fake": 400, "features": "built-in", "floor": 0.5}}"#
        for (step, value) in [(10, 9), (20, 3), (30, 4)] {
            try folder.append(stepLine(step, metrics: #", "metrics": {"frechet": \#(value)}, \#(basis)"#))
        }
        let points = [Curve.Point(step: 30, value: 4)]
        try RunStatus(.finished, step: 30, of: 30, seconds: 1, metrics: ["frechet": MetricStanding(.lower, of: points)])
            .write(to: folder.run)
        let html = ReportPage([try folder.training()]).html
        #expect(
            html.contains(
                "The lower, the better. On 400 generated and 500 real samples, built-in. The line is real against real, 0.500."
            ))
        #expect(html.contains("4.00 at step 30, after 9.00 at step 10; the best was 3.00 at step 20."))
        let chart = try #require(list(try data(of: html)["charts"]).first?.fields)
        #expect(chart["reference"]?.real == 0.5)
    }

    /// A step as a run with the Wasserstein divergence logs it.
    private func virialLine(_ step: Int, gap: Double, virial: Double) -> String {
        #"{"step": \#(step), "criticLoss": \#(-gap), "generatorLoss": 0, "criticGap": \#(gap), "virial": \#(virial)}"#
            + "\n"
    }

    private func findings(_ text: String, gauges: String? = nil) throws -> [Finding] {
        let names = gauges.map { #", "gauges": [\#($0)]"# } ?? ""
        let folder = try RecordedRunFolder(description: #"{"recipe": "Faces", "arguments": []\#(names)}"#)
        try folder.append(text)
        try RunStatus(.finished, step: 500, of: 500, seconds: 1).write(to: folder.run)
        return Findings(try folder.training()).all
    }

    @Test("the page's virial ratio is that of sums: a step whose gap is next to 0 counts for little")
    func virialOfSums() throws {
        // p·k·R = 1 throughout; in each tenth step L is 0.01 and the ratio 100, whose mean is 10.9.
        let steps = (1...500).map {
            $0 % 10 == 0 ? virialLine($0, gap: 0.01, virial: 100) : virialLine($0, gap: 1, virial: 1)
        }
        let finding = try #require(findings(steps.joined()).first { $0.title == "Critic" })
        #expect(finding.message.contains("is 1.11 over the last tenth"))
        #expect(finding.kind == .good)
    }

    @Test("well and good only where a gauge watched the critic, for long enough; else grey")
    func quiet() throws {
        func kind(_ steps: Int, _ gauges: String?) throws -> [String] {
            try findings((1...steps).map { stepLine($0) }.joined(), gauges: gauges).prefix(1).map {
                "\($0.kind) \($0.title)"
            }
        }
        let always = #""deadCritic", "explosion""#
        #expect(try kind(500, always + #", "wonCritic""#) == ["good No trouble"])
        #expect(try kind(500, always + #", "underTrainedCritic""#) == ["good No trouble"])
        #expect(try kind(500, always) == ["note No gauge for the critic"])
        // A run of an older version: it had a gauge where it had a virial ratio.
        #expect(try kind(500, nil) == ["note No gauge for the critic"])
    }

    @Test("few steps are no sign of anything")
    func fewSteps() throws {
        let folder = try RecordedRunFolder()
        try folder.append((1...150).map { virialLine($0, gap: 1, virial: 1) }.joined())
        try RunStatus(.finished, step: 150, of: 150, seconds: 1).write(to: folder.run)
        let all = Findings(try folder.training()).all
        #expect(all.first?.kind == .note && all.first?.title == "Too few steps")
    }

    @Test("a warning that has passed says so, in its own entry")
    func passed() throws {
        let message = "step 931: the critic is under-trained"
        let events =
            #"{"step": 931, "event": "underTrainedCritic", "message": "\#(message)"}"# + "\n"
            + #"{"step": 1131, "event": "passed", "of": "underTrainedCritic", "message": "from step 1,131 on the virial ratio is back to 1.17"}"#
            + "\n" + #"{"step": 1200, "event": "generatorCollapse", "message": "step 1,200: it has collapsed"}"# + "\n"
        let all = try findings(stepLine(1_200) + events)
        #expect(all.prefix(2).map(\.title) == ["Under-trained critic", "Collapsed generator"])
        #expect(all.first?.kind == .note)
        #expect(
            all.first?.message == "\(message). This has passed: from step 1,131 on the virial ratio is back to 1.17.")
        #expect(all.dropFirst().first?.message == "step 1,200: it has collapsed")
        #expect(!all.contains { $0.title == "No trouble" || $0.title == "Passed" })
    }

    @Test("a damaged picture of the plane does not damage the page")
    func damagedPlane() throws {
        let folder = try RecordedRunFolder()
        try folder.append(stepLine(1) + stepLine(2))
        for step in 1...2 { try folder.write("x", "samples/00000\(step).png") }
        try folder.write(#"{"step": 1, "range": 1, "real": [0, "#, "samples/000001.json")
        try folder.write(#"{"step": 2, "range": 1, "real": [0, 1], "fake": []}"#, "samples/000002.json")
        let run = try #require(list(try data(of: ReportPage([try folder.training()]).html)["runs"]).first?.fields)
        let samples = list(run["samples"])
        #expect(samples.map { $0.fields?["step"]?.wholeNumber } == [2])
        #expect(samples.first?.fields?["plane"]?.fields?["range"]?.wholeNumber == 1)
    }

    @Test("samples that are links or pipes are left out and counted: a page holds no file of the user's")
    func strangers() throws {
        let folder = try RecordedRunFolder()
        let secret = "a private picture"
        try folder.write(secret, "private.png")
        try folder.write(#"{"secret": 1}"#, "private.json")
        try folder.write("a picture", "samples/000004.png")
        for (name, target) in [("000001.png", "../private.png"), ("000002.png", "/dev/zero")] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.run.file("samples/\(name)"), withDestinationPath: target)
        }
        try #require(mkfifo(folder.run.file("samples/000003.png"), 0o600) == 0)
        let html = ReportPage([try folder.training()]).html
        #expect(html.contains(Data("a picture".utf8).base64EncodedString()))
        #expect(!html.contains(Data(secret.utf8).base64EncodedString()))
        #expect(html.contains("3 in the run&#39;s folder, samples, are links or no files and are left out."), "\(html)")

        for step in 1...4 {
            try FileManager.default.createSymbolicLink(
                atPath: folder.run.samplePlane(after: step), withDestinationPath: "../private.json")
        }
        let planes = ReportPage([try folder.training()]).html
        #expect(!planes.contains("secret"))
        #expect(planes.contains("7 in the run&#39;s folder"))
    }
}

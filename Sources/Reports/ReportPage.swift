package import Foundation
import GANBase
package import GANRuns

/// A page about a run, or about several side by side: one file that opens from disk and asks no network for anything.
package struct ReportPage {
    private let runs: [(name: String, training: RecordedTraining)]
    private let time: Date

    /// Plans a page.
    ///
    /// - Parameters:
    ///   - trainings: The runs; one at least.
    ///   - time: When the page is written, as it says.
    package init(_ trainings: [RecordedTraining], at time: Date = Date()) {
        let names = trainings.map { ($0.run.path as NSString).lastPathComponent }
        runs = zip(names, trainings).map { name, training in
            (names.filter { $0 == name }.count > 1 ? training.run.path : name, training)
        }
        self.time = time
    }

    /// Writes the page.
    ///
    /// - Throws: `GANError` with status 73.
    package func write(to path: String) throws {
        try WholeFile.write(Data(html.utf8), to: path)
    }

    /// The page.
    package var html: String {
        let samples = SampleSection(runs)
        let list = ChartList(runs)
        let (metrics, curves) = (list.metrics, list.curves)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <meta name="generator" content="GANKit \(GANKitVersion.current)">
            <title>\(HTML.escaped(title))</title>
            <style>\(pageStyle)</style>
            </head>
            <body>
            \(PageHeader(runs).html)
            <main>
            \(findings)
            \(samples.html)
            \(section("Metrics", metrics, from: 0))
            \(section("Curves", curves, from: metrics.count))
            <noscript><p>The curves need JavaScript, which this browser does not run.</p></noscript>
            <section><h2>Settings</h2>\(SettingsTable(runs.map { ($0.name, $0.training.settings) }).html)</section>
            </main>
            \(footer)
            <script type="application/json" id="data">\(Self.harmless(json(metrics + curves, samples)))</script>
            <script>\(chartScript)\(chartDrawing)\(planeScript)\(sampleScript)</script>
            </body>
            </html>

            """
    }

    /// What the page is called.
    private var title: String {
        runs.count == 1
            ? "\(runs[0].training.settings.recipe): \(runs[0].name)"
            : "\(runs.count) runs: \(runs.map(\.name).joined(separator: ", "))"
    }

    private var findings: String {
        let lists = runs.enumerated().map { index, run in
            let head = runs.count > 1 ? "<h3>\(SampleSection.swatch(index))\(HTML.escaped(run.name))</h3>" : ""
            return
                "\(head)<ul class=\"findings\">\(Findings(run.training).all.map(\.html).joined(separator: "\n"))</ul>"
        }
        return "<section><h2>Findings</h2>\(lists.joined(separator: "\n"))</section>"
    }

    private func section(_ title: String, _ charts: [Chart], from first: Int) -> String {
        guard !charts.isEmpty else { return "" }
        let figures = charts.enumerated().map { index, chart in
            let note = chart.note.isEmpty ? "" : "<small>\(HTML.escaped(chart.note))</small>"
            return
                "<figure data-chart=\"\(first + index)\"><figcaption><strong>\(HTML.escaped(chart.title))</strong>\(note)</figcaption></figure>"
        }
        return "<section><h2>\(title)</h2><div class=\"charts\">\(figures.joined(separator: "\n"))</div></section>"
    }

    private var footer: String {
        let live =
            runs.contains { $0.training.state == .running }
            ? " While a run trains its page is written anew about every half minute: load it again to see more." : ""
        return """
            <footer><p>Written by GANKit \(GANKitVersion.current) on \(Self.words(time)).\(live) Curves of long runs show the mean of neighbouring steps and, paler, the range of their values.</p></footer>
            """
    }

    private func json(_ charts: [Chart], _ samples: SampleSection) -> String {
        let stretches = charts.flatMap { $0.series.flatMap { [$0.curve.stretches.first, $0.curve.stretches.last] } }
        let steps = stretches.compactMap { $0 }.flatMap { [$0.steps.lowerBound, $0.steps.upperBound] }
        let events = runs.flatMap { name, training in
            training.metrics.events.prefix(100).map { event -> JSONText in
                let title =
                    "\(runs.count > 1 ? "\(name), " : "")step \(event.step.grouped): \(Findings.title(of: event.kind).1)"
                return .object([("step", .integer(event.step)), ("title", .string(title))])
            }
        }
        let first = steps.min() ?? 0
        return
            #"{"first": \#(first), "last": \#(max(steps.max() ?? 1, first + 1)), "events": \#(JSONText.array(events).line), "#
            + #""charts": \#(JSONText.array(charts.map(\.json)).line), "runs": \#(samples.json)}"#
    }

    /// JSON that ends no script element: `<` can only be inside of its texts, which may also spell it with its number.
    static func harmless(_ json: String) -> String {
        json.utf8.contains(UInt8(ascii: "<")) ? json.replacingOccurrences(of: "<", with: "\\u003c") : json
    }

    /// A time as the page says it.
    static func words(_ time: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd 'at' HH:mm"
        return formatter.string(from: time)
    }
}

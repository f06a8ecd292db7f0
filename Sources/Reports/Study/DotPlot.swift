import Foundation
import GANBase
import GANRuns

/// A dot for each seed and a line at the median, in a row for each combination: for studies of one option or none.
struct DotPlot {
    private let results: StudyResults
    private let metric: String

    private static let (width, rowHeight, left, right, top) = (640.0, 34.0, 150.0, 20.0, 10.0)

    /// Draws one number of a study.
    init(_ results: StudyResults, metric: String) {
        self.results = results
        self.metric = metric
    }

    /// The page's piece, as SVG.
    var html: String {
        let values = results.runs.compactMap { $0.value(of: metric) }
        guard let low = values.min(), let high = values.max() else {
            return "<p class=\"soft\">No run has recorded \(metric.html) yet.</p>"
        }
        let room = high > low ? 0.04 * (high - low) : max(abs(high), 1) * 0.1
        let (from, to) = (low - room, high + room)
        guard (to - from).isFinite else {
            return "<p class=\"soft\">The values of \(metric.html) lie too far apart to be drawn.</p>"
        }
        func x(_ value: Double) -> String {
            number(Self.left + (value - from) / (to - from) * (Self.width - Self.left - Self.right))
        }
        let bottom = Self.top + Self.rowHeight * Double(results.combinations.count)
        var parts = ticks(from, to).map { tick in
            "<line class=\"grid\" x1=\"\(x(tick))\" x2=\"\(x(tick))\" y1=\"\(Self.top)\" y2=\"\(bottom)\"/>"
                + "<text class=\"tick\" x=\"\(x(tick))\" y=\"\(bottom + 18)\">\(short(tick))</text>"
        }
        for (index, combination) in results.combinations.enumerated() {
            let y = Self.top + Self.rowHeight * (Double(index) + 0.5)
            let label = zip(results.plan.varied, combination.values).map { "\($0.name) \($1)" }.joined(separator: ", ")
            parts.append(
                "<text class=\"label\" x=\"\(Self.left - 10)\" y=\"\(y + 4)\">\((label.isEmpty ? "all seeds" : label).html)</text>"
            )
            if let spread = combination.spread(of: metric) {
                parts.append(
                    "<line class=\"range\" x1=\"\(x(spread.low))\" x2=\"\(x(spread.high))\" y1=\"\(y)\" y2=\"\(y)\"/>"
                        + "<line class=\"median\" x1=\"\(x(spread.median))\" x2=\"\(x(spread.median))\" y1=\"\(y - 11)\" y2=\"\(y + 11)\"><title>median \(short(spread.median))</title></line>"
                )
            }
            parts += combination.runs.compactMap { run in
                run.value(of: metric).map {
                    "<circle cx=\"\(x($0))\" cy=\"\(y)\" r=\"5\"><title>seed \(run.run.seed): \(short($0))</title></circle>"
                }
            }
        }
        return """
            <svg class="dots" viewBox="0 0 \(number(Self.width)) \(number(bottom + 26))" role="img" \
            aria-label="\(metric.html) of each run">\(parts.joined())</svg>
            <p class="soft">A dot for each seed; the line across is the median.</p>
            """
    }

    /// About five round numbers between two.
    private func ticks(_ from: Double, _ to: Double) -> [Double] {
        let rough = (to - from) / 5
        let power = pow(10, log10(rough).rounded(.down))
        let step = ([1, 2, 5, 10].map { $0 * power }.first { $0 >= rough }) ?? rough
        guard step.isNormal, abs(from / step) < 1e15 else { return [] }
        return stride(from: (from / step).rounded(.up) * step, through: to, by: step).map {
            abs($0) < step / 1e6 ? 0 : $0
        }
    }

    private func number(_ value: Double) -> String { String(format: "%.1f", value) }
}

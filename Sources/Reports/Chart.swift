import GANBase
import GANRuns

/// A chart of a page: curves that share their axes.
struct Chart {
    /// A curve of a chart.
    struct Series {
        /// What the legend says.
        let label: String
        /// Its colour, counted from 0.
        let color: Int
        let curve: Curve
    }

    let title: String
    /// What it shows, in a sentence.
    let note: String
    /// A value that the curves are measured by, such as 1 for the virial ratio.
    var reference: Double?
    let series: [Series]

    /// The chart in words, for those who do not see it.
    var words: String {
        let parts = series.compactMap { series -> String? in
            let stretches = series.curve.stretches
            guard let first = stretches.first, let last = stretches.last,
                let low = stretches.map(\.smallest).min(by: { $0.value < $1.value }),
                let high = stretches.map(\.largest).max(by: { $0.value < $1.value })
            else { return nil }
            return "\(series.label) goes from \(short(first.average)) to \(short(last.average)); "
                + "its smallest value is \(short(low.value)) at step \(low.step.grouped), "
                + "its largest \(short(high.value)) at step \(high.step.grouped)"
        }
        return "\(title) over the steps: \(parts.joined(separator: "; "))."
    }

    /// What the script draws it from.
    var json: JSONText {
        var pairs: [(key: String, value: JSONText)] = [("words", .string(words))]
        if let reference { pairs.append(("reference", .number(reference))) }
        pairs.append(("series", .array(series.map(\.json))))
        return .object(pairs)
    }
}

extension Chart.Series {
    /// The curve's steps `s`, means `m`, and where stretches stand for several steps their smallest and largest values
    /// `lo` and `hi`.
    fileprivate var json: JSONText {
        let stretches = curve.stretches
        var pairs: [(key: String, value: JSONText)] = [
            ("label", .string(label)), ("color", .integer(color)),
            (
                "s",
                .array(
                    stretches.map { .integer($0.steps.lowerBound + ($0.steps.upperBound - $0.steps.lowerBound) / 2) })
            ),
            ("m", .array(stretches.map { .number(rounded($0.average)) })),
        ]
        if !curve.isWhole {
            pairs.append(("lo", .array(stretches.map { .number(rounded($0.smallest.value)) })))
            pairs.append(("hi", .array(stretches.map { .number(rounded($0.largest.value)) })))
        }
        return .object(pairs)
    }
}

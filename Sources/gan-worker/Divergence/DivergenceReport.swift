import Foundation
import GANCommandOptions
import GANKit

/// What `gan divergence` prints.
struct DivergenceReport {
    let options: DivergenceOptions
    let meter: DivergenceMeter
    let reading: DivergenceReading
    let bracket: TransportBracket
    /// What theory says; nil where it has no formula.
    let known: KnownDivergence?

    /// For people.
    var lines: [String] {
        [
            titled("P", meter.real.summary), titled("Q", meter.fake.summary),
            titled("Penalty", "k = \(plain(options.k)), p = \(plain(options.p)), at .\(options.sampler.rawValue)"),
            titled("Critic", convergence), "",
        ] + divergence + [""] + distance + remarks.map { "\n\($0)" }
    }

    /// Whether the critic obeys the virial identity on fresh points.
    var isConverged: Bool { abs(reading.virial - 1) < DivergenceMeter.tolerance }

    private var convergence: String {
        let work = "\(meter.step.grouped) steps of \(options.batch.grouped) points of each"
        return isConverged ? "converged in \(work)" : "not converged in \(work)"
    }

    /// W_{k,p} and what belongs to it: name, formula, what was measured, what theory says.
    private var divergence: [String] {
        let hasTheory = known?.divergence != nil
        let rows = [
            ["", "", "measured", hasTheory ? "theory" : ""],
            ["W", "L − k·R", with(reading.divergence), number(known?.divergence)],
            ["L", "E_P T − E_Q T", with(reading.gap), number(known?.gap)],
            ["R", "E_r ‖∇T‖^p", with(reading.penalty), number(known?.penalty)],
            ["virial", "p·k·R / L", number(reading.virial), hasTheory ? "1" : ""],
            ["S_p", "L / R^(1/p)", number(reading.distance), number(known?.distance)],
        ]
        return Self.table(rows)
    }

    /// W1 from its lower bounds to its upper ones.
    private var distance: [String] {
        let points = "\(bracket.points.grouped) points of each"
        var rows = [
            ["W1", "", ""],
            ["L / max ‖∇T‖", number(reading.slopeBound), "at least, if no place is steeper than those that were met"],
            [
                "certified", number(bracket.certified),
                "at least, proven by the critic for the \(points) of the next line",
            ],
            ["exact", number(bracket.exact), "between \(points)"],
            [
                "noise floor", number(bracket.realFloor),
                "between two draws of P, \(floorPoints(bracket.realFloorPoints))",
            ],
            [
                "", number(bracket.fakeFloor),
                "between two draws of Q"
                    + (bracket.fakeFloorPoints == bracket.points ? "" : ", \(floorPoints(bracket.fakeFloorPoints))"),
            ],
        ]
        if let known { rows.append(["theory", number(known.wasserstein), "between P and Q"]) }
        rows += [
            ["k·p·E_r ‖∇T‖^(p−1)", number(reading.flow), "at most, at the best critic; W1 itself on a line"],
            ["S_p", number(reading.distance), "at most, at the best critic, whatever k is"],
        ]
        return Self.table(rows)
    }

    /// How many points a noise floor is of.
    private func floorPoints(_ count: Int) -> String {
        count == bracket.points
            ? "as many points" : "two halves of \(count.grouped) points each; that of as many points is lower"
    }

    private var remarks: [String] {
        var remarks: [String] = []
        if !isConverged {
            remarks.append(
                "The virial ratio is not within \(plain(DivergenceMeter.tolerance)) of 1, so that W is not the largest value yet and no upper bound "
                    + "holds: take more --steps\(reading.virial < 1 ? "" : ", or a larger --batch").")
        }
        if known?.divergence == .infinity {
            remarks.append(
                "W is infinite: where something has to pass between P and Q there are no penalty points, or too few. What a critic of "
                    + "finite size measures depends on its size and its training.")
        }
        return remarks
    }

    private func with(_ estimate: DivergenceReading.Estimate) -> String {
        "\(number(estimate.value)) ± \(String(format: "%.1g", estimate.error))"
    }

    /// Five significant digits.
    private func number(_ value: Double?) -> String {
        guard let value else { return "" }
        if value.isInfinite { return value > 0 ? "∞" : "−∞" }
        return abs(value) >= 1e6 || abs(value) < 1e-4 && value != 0
            ? String(format: "%.4e", value) : String(format: "%.\(digits(value))f", value)
    }

    private func digits(_ value: Double) -> Int {
        guard value != 0 else { return 4 }
        return min(max(4 - Int(log10(abs(value) * (1 + 5e-6)).rounded(.down)), 0), 6)
    }

    private func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
    }

    /// Rows with their columns below one another.
    private static func table(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return padded.joined(separator: "   ").replacing(/\ +$/, with: "")
        }
    }
}

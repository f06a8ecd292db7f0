import Foundation
import GANMetrics

/// The answer of `gan evaluate`.
package struct EvaluationReport {
    private let values: [MetricValue]
    /// The shape of the samples that were compared.
    private let shape: [Int]

    /// Takes the numbers.
    ///
    /// - Parameters:
    ///   - values: What was measured.
    ///   - shape: The shape of one sample.
    package init(_ values: [MetricValue], of shape: [Int]) {
        self.values = values
        self.shape = shape
    }

    /// A table, and what it is of.
    package var lines: [String] {
        let hasFloors = values.contains { $0.basis?.floor != nil }
        let head = ["", "value", hasFloors ? "real against real" : "", ""]
        let rows = values.map { value in
            [
                value.name, value.isKnown ? short(value.value) : "unknown", value.basis?.floor.map(short) ?? "",
                value.better == .lower ? "lower is better" : "higher is better",
            ]
        }
        let widths = (0..<3).map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let table = ([head] + rows).map { row in
            let cells = (0..<3).map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }
            return "  " + (cells + [row[3]]).joined(separator: "  ")
        }
        return table + bases
    }

    /// One object; its keys are the names of the numbers, null where nothing is known, `real`, `fake`, `features`, `floors`,
    /// and `width` and `height` of pictures.
    package var json: JSONText {
        var pairs = values.map { (key: $0.name, value: $0.isKnown ? JSONText.number($0.value) : .null) }
        let bases = values.compactMap(\.basis)
        if let real = bases.map(\.real).max() { pairs.append(("real", .integer(real))) }
        if let fake = bases.map(\.fake).max() { pairs.append(("fake", .integer(fake))) }
        if let features = bases.lazy.compactMap(\.features).first { pairs.append(("features", .string(features))) }
        if shape.count == 3 { pairs += [("width", .integer(shape[2])), ("height", .integer(shape[1]))] }
        let floors = values.compactMap { value in value.basis?.floor.map { (value.name, JSONText.number($0)) } }
        if !floors.isEmpty { pairs.append(("floors", .object(floors))) }
        return .object(pairs)
    }

    /// On what the numbers are, a line for each set of samples.
    private var bases: [String] {
        var lines: [String] = []
        let size = shape.count == 3 ? " of \(shape[2])×\(shape[1]) pixels" : ""
        for basis in values.compactMap(\.basis) {
            let features = basis.features.map { "; \($0)" } ?? ""
            let line = "\(basis.fake.grouped) generated and \(basis.real.grouped) real samples\(size)\(features)"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }
}

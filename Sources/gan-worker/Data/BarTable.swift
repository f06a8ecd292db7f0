import Foundation
import GANKit

/// Counts as a table: name, bar, number, part of the whole.
struct BarTable {
    private let rows: [Row]
    private let namesOnRight: Bool

    private static let barWidth = 40
    private static let longestName = 32

    /// A line of the table.
    struct Row {
        let name: String
        let count: Int
    }

    /// Takes the rows.
    ///
    /// - Parameters:
    ///   - rows: The rows, in order.
    ///   - namesOnRight: Whether names are numbers, which stand to the right of their column.
    init(_ rows: [Row], namesOnRight: Bool) {
        self.rows = rows
        self.namesOnRight = namesOnRight
    }

    /// The table's lines; the longest bar belongs to the largest count.
    ///
    /// - Parameter whole: What the parts are parts of.
    func lines(whole: Int) -> [String] {
        let names = rows.map { String($0.name.prefix(Self.longestName)).printable }
        let nameWidth = names.map(\.count).max() ?? 0
        let largest = max(1, rows.map(\.count).max() ?? 1)
        let countWidth = largest.grouped.count
        return zip(names, rows).map { name, row in
            let space = String(repeating: " ", count: nameWidth - name.count)
            let count = row.count.grouped
            return [
                "  " + (namesOnRight ? space + name : name + space),
                BlockBar.padded(Double(row.count) / Double(largest), width: Self.barWidth),
                String(repeating: " ", count: countWidth - count.count) + count,
                String(format: "%5.1f %%", 100 * Double(row.count) / Double(max(1, whole))),
            ].joined(separator: "  ")
        }
    }
}

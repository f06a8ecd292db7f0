import GANBase
import GANRuns

/// A table of text in columns, each as wide as its widest cell.
struct TextTable {
    private var columns: [[String]]
    private static let gap = "  "

    /// Gathers columns.
    ///
    /// - Parameters:
    ///   - columns: The cells, each column's head first.
    ///   - positions: Columns whose cells lose their middle where the table is too wide: each as much as it takes, down to
    ///     eight characters, before the next.
    ///   - width: How wide the table may be.
    init(_ columns: [[String]], shortening positions: [Int] = [], to width: Int = .max) {
        // One line a cell, whatever a name holds, and columns that are as wide as they are counted.
        self.columns = columns.map { $0.map(\.printable) }
        for position in positions where columns.indices.contains(position) && self.width > width {
            let room = max(8, Self.width(of: columns[position]) - (self.width - width))
            self.columns[position] = columns[position].map { shortened($0, to: room) }
        }
    }

    /// How wide it is.
    var width: Int {
        columns.map(Self.width(of:)).reduce(0, +) + Self.gap.count * max(0, columns.count - 1)
    }

    /// The table, without an end of line.
    var text: String {
        let widths = columns.map(Self.width(of:))
        let count = columns.map(\.count).min() ?? 0
        return (0..<count).map { row in
            let cells = zip(columns, widths).map { column, width in
                column[row] + String(repeating: " ", count: width - column[row].count)
            }
            let line = cells.joined(separator: Self.gap)
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private static func width(of column: [String]) -> Int { column.map(\.count).max() ?? 0 }
}

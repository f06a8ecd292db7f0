/// The cheapest way to pair n things with n others, each used once.
///
/// Shortest augmenting paths with prices (Jonker and Volgenant, Computing 38, 1987): rows join one after the other, each by
/// the cheapest chain of exchanges. O(n³) at worst.
package struct Assignment {
    /// The column of each row.
    package let columns: [Int]
    /// A price for each row and for each column, which prove that no assignment is cheaper.
    ///
    /// No cost is below the sum of its two prices, and the cost of a pair equals it.
    package let prices: (rows: [Double], columns: [Double])

    /// Solves the problem.
    ///
    /// - Parameters:
    ///   - costs: n·n finite numbers, row by row.
    ///   - count: n.
    package init(costs: [Double], count: Int) {
        let search = Search(count)
        costs.withUnsafeBufferPointer { costs in
            guard let costs = costs.baseAddress else { return }
            for row in 0..<count { search.place(row, costs) }
        }
        columns = Array(search.columnOfRow.prefix(count))
        prices = (Array(search.rowPrices.prefix(count)), Array(search.columnPrices.prefix(count)))
    }

    /// The costs of the pairs together.
    ///
    /// - Parameter costs: The numbers that the problem was made of.
    package func total(_ costs: [Double]) -> Double {
        columns.indices.reduce(0) { $0 + costs[$1 * columns.count + columns[$1]] }
    }
}

/// What is paired so far.
///
/// In plain memory: the search looks at n numbers up to n² times.
private final class Search {
    let count: Int
    let columnOfRow: UnsafeMutableBufferPointer<Int>
    let rowPrices: UnsafeMutableBufferPointer<Double>
    let columnPrices: UnsafeMutableBufferPointer<Double>
    private let rowOfColumn: UnsafeMutableBufferPointer<Int>
    /// The cheapest chain from the new row to each column, and the row before it on that chain.
    private let distance: UnsafeMutableBufferPointer<Double>
    private let before: UnsafeMutableBufferPointer<Int>
    /// The columns that no cheapest chain is known of yet, in front, and then the others.
    private let columns: UnsafeMutableBufferPointer<Int>

    init(_ count: Int) {
        self.count = count
        func numbers<Number>(_ value: Number) -> UnsafeMutableBufferPointer<Number> {
            let numbers = UnsafeMutableBufferPointer<Number>.allocate(capacity: count)
            numbers.initialize(repeating: value)
            return numbers
        }
        (columnOfRow, rowOfColumn, before, columns) = (numbers(-1), numbers(-1), numbers(-1), numbers(0))
        (rowPrices, columnPrices, distance) = (numbers(0), numbers(0), numbers(0))
    }

    deinit {
        for numbers in [columnOfRow, rowOfColumn, before, columns] { numbers.deallocate() }
        for numbers in [rowPrices, columnPrices, distance] { numbers.deallocate() }
    }

    /// Pairs one more row.
    func place(_ newRow: Int, _ costs: UnsafePointer<Double>) {
        for column in 0..<count {
            distance[column] = .infinity
            columns[column] = column
        }
        var open = count
        var reached = 0.0
        var row = newRow
        while row >= 0 {
            let nearest = extend(costs + row * count, reached - rowPrices[row], from: row, open)
            open -= 1
            columns.swapAt(nearest, open)
            reached = distance[columns[open]]
            row = rowOfColumn[columns[open]]
        }
        // The last column, which is free, keeps its price.
        rowPrices[newRow] += reached
        for place in open + 1..<max(open + 1, count) {
            let column = columns[place]
            rowPrices[rowOfColumn[column]] += reached - distance[column]
            columnPrices[column] -= reached - distance[column]
        }
        exchange(upTo: columns[open], from: newRow)
    }

    /// Looks from a row at all open columns.
    ///
    /// - Parameters:
    ///   - costs: The costs of the row.
    ///   - offset: The length of the chain to the row, less its price.
    ///   - row: The row.
    ///   - open: How many columns are open.
    /// - Returns: The place of the nearest of them.
    private func extend(_ costs: UnsafePointer<Double>, _ offset: Double, from row: Int, _ open: Int) -> Int {
        // Pointers without checks: this loop is all of the work.
        guard let columns = columns.baseAddress, let distance = distance.baseAddress, let before = before.baseAddress,
            let prices = columnPrices.baseAddress
        else { return 0 }
        var nearest = 0
        var least = Double.infinity
        var place = 0
        while place < open {
            let column = columns[place]
            let length = offset + costs[column] - prices[column]
            if length < distance[column] {
                distance[column] = length
                before[column] = row
            }
            if distance[column] < least {
                least = distance[column]
                nearest = place
            }
            place += 1
        }
        return nearest
    }

    /// Follows the chain back to the new row, and gives every row on it the next column.
    private func exchange(upTo last: Int, from newRow: Int) {
        var column = last
        while true {
            let row = before[column]
            rowOfColumn[column] = row
            (columnOfRow[row], column) = (column, columnOfRow[row])
            if row == newRow { return }
        }
    }
}

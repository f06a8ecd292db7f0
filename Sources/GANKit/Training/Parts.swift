/// A batch cut into parts that are computed one after the other.
struct Parts {
    /// The rows of each part; their sizes differ by one at most.
    let ranges: [Range<Int>]

    /// Cuts.
    ///
    /// - Parameters:
    ///   - count: The rows of the batch.
    ///   - wanted: How many parts; fewer when there are fewer rows.
    init(of count: Int, into wanted: Int) {
        let parts = max(1, min(wanted, count))
        ranges = (0..<parts).map { (count * $0 / parts)..<(count * ($0 + 1) / parts) }
    }

    /// The rows of the largest part.
    var largest: Int { ranges.map(\.count).max() ?? 0 }

    /// Computes something for each part and joins the results; without a history.
    func joined(_ compute: (Range<Int>) -> Tensor) -> Tensor {
        withoutGradients {
            ranges.count == 1 ? compute(ranges[0]) : .concatenated(ranges.map(compute))
        }
    }
}

/// The sums of the gradients of several parts.
struct GradientSums {
    /// A sum for each parameter; nil where no part had a gradient.
    private(set) var sums: [Tensor?]

    /// - Parameter count: How many parameters there are.
    init(count: Int) {
        sums = [Tensor?](repeating: nil, count: count)
    }

    /// Adds the gradients of a part.
    mutating func add(_ gradients: [Tensor?]) {
        withoutGradients {
            for (position, gradient) in zip(sums.indices, gradients) {
                guard let gradient else { continue }
                if let sum = sums[position] { sum.add(gradient) } else { sums[position] = gradient.detached().clone() }
            }
        }
    }
}

import Foundation

/// Two laws on a line, and what has to be carried from one to the other.
struct LinePair {
    let real: LineLaw
    let fake: LineLaw

    /// Whether both are normal laws with different means.
    var isShifted: Bool {
        guard case .normal(let first, _) = real, case .normal(let second, _) = fake else { return false }
        return first != second
    }

    /// log |F_fake(x) − F_real(x)|: how much has to pass x.
    func logFlow(_ x: Double) -> Double {
        let below = (real.logBelow(x), fake.logBelow(x))
        let above = (real.logAbove(x), fake.logAbove(x))
        // From the side where both are small.
        return max(below.0, below.1) < max(above.0, above.1)
            ? Logarithms.difference(below.0, below.1) : Logarithms.difference(above.0, above.1)
    }

    /// Whether more of the fake than of the real lies below x.
    private func flowsUp(_ x: Double) -> Bool {
        let below = (real.logBelow(x), fake.logBelow(x))
        let above = (real.logAbove(x), fake.logAbove(x))
        return max(below.0, below.1) < max(above.0, above.1) ? below.1 > below.0 : above.1 < above.0
    }

    /// The smallest and the largest number that either law gives.
    var hull: (low: Double, high: Double) {
        (min(real.support.low, fake.support.low), max(real.support.high, fake.support.high))
    }

    /// ∫ exp(f) over the hull.
    ///
    /// - Parameter logarithm: f, smooth but at the laws' landmarks and where the flow turns; at infinity it falls like that of
    ///   a normal tail.
    func integral(_ logarithm: (Double) -> Double) -> Double {
        // Steps double, so that a tail that falls slowly costs little.
        let reach = 24
        let hull = hull
        let marks = Set(
            (real.landmarks(reach: reach) + fake.landmarks(reach: reach)).filter { $0 >= hull.low && $0 <= hull.high }
        )
        .sorted()
        let heights = marks.map(logarithm)
        let peak = heights.filter(\.isFinite).max() ?? -.infinity
        guard peak > -.infinity else { return 0 }
        // What is further out than the outermost mark that counts is left out; one mark more, for what rises in between.
        let counting = heights.indices.filter { heights[$0] > peak - 60 }
        let first = max((counting.first ?? 0) - 1, 0)
        let last = min((counting.last ?? 0) + 1, marks.count - 1)
        return Quadrature.integral(between: withTurns(Array(marks[first...last]))) { place in
            let height = logarithm(place)
            return height.isNaN ? 0 : exp(height)
        }
    }

    /// Adds the places where the flow changes its direction.
    private func withTurns(_ marks: [Double]) -> [Double] {
        var places: [Double] = []
        for (start, end) in zip(marks, marks.dropFirst()) {
            let steps = (0...8).map { start + (end - start) * Double($0) / 8 }
            places.append(start)
            for (low, high) in zip(steps, steps.dropFirst()) where flowsUp(low) != flowsUp(high) {
                places.append(turn(low, high))
            }
        }
        return places + marks.suffix(1)
    }

    private func turn(_ low: Double, _ high: Double) -> Double {
        let start = flowsUp(low)
        var (low, high) = (low, high)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if flowsUp(middle) == start { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

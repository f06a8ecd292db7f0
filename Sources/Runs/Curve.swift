/// A number over the steps, thinned so that a run of any length gives a curve that a page can draw.
///
/// Steps are gathered in stretches, each with mean, smallest and largest value: whatever stood out still stands out.
/// Stretches are a step long at first, and twice as long whenever there are too many.
package struct Curve: Equatable {
    /// A number at a step.
    package struct Point: Equatable, Sendable {
        package let step: Int
        package let value: Double

        package init(step: Int, value: Double) {
            self.step = step
            self.value = value
        }
    }

    /// What a stretch of steps had.
    package struct Stretch: Equatable {
        /// Its first and its last step with a number.
        package fileprivate(set) var steps: ClosedRange<Int>
        /// The smallest number.
        package fileprivate(set) var smallest: Point
        /// The largest number.
        package fileprivate(set) var largest: Point
        fileprivate var mean: Double
        fileprivate var count: Int
        /// The mean of all numbers.
        package var average: Double { mean }

        fileprivate init(_ point: Point) {
            steps = point.step...point.step
            (smallest, largest, mean, count) = (point, point, point.value, 1)
        }

        fileprivate mutating func take(_ other: Stretch) {
            steps = min(steps.lowerBound, other.steps.lowerBound)...max(steps.upperBound, other.steps.upperBound)
            if other.smallest.value < smallest.value { smallest = other.smallest }
            if other.largest.value > largest.value { largest = other.largest }
            count += other.count
            // Weighted, because sums of large numbers overflow.
            mean += (other.mean - mean) * (Double(other.count) / Double(count))
        }
    }

    /// The stretches, in the order of their steps.
    package private(set) var stretches: [Stretch] = []
    /// The last number; nil where there is none, or it is not finite.
    package private(set) var last: Point?
    /// The first step at which the number was infinite or undefined.
    package private(set) var firstUndefined: Int?
    /// How many steps a stretch has.
    package private(set) var width = 1

    private let limit: Int

    /// The sum of the numbers after a step; of a stretch that reaches across it all numbers count.
    package func sum(after step: Int) -> Double {
        stretches.reduce(0) { $1.steps.upperBound > step ? $0 + $1.mean * Double($1.count) : $0 }
    }

    /// A curve without a point.
    ///
    /// - Parameter limit: How many stretches it may have.
    package init(limit: Int = 1_024) { self.limit = max(limit, 2) }

    /// Whether each stretch is a single number.
    package var isWhole: Bool { stretches.allSatisfy { $0.count == 1 } }

    /// Takes the number of a step, which is after those before it.
    package mutating func append(_ value: Double, at step: Int) {
        guard value.isFinite else {
            firstUndefined = firstUndefined ?? step
            last = nil
            return
        }
        let point = Point(step: step, value: value)
        last = point
        add(Stretch(point))
        while stretches.count > limit, width < 1 << 60 {
            width *= 2
            let old = stretches
            stretches = []
            for stretch in old { add(stretch) }
        }
    }

    /// Forgets what came after a step, because the training went back to it.
    package mutating func goBack(to step: Int) {
        while let stretch = stretches.last, stretch.steps.lowerBound > step { stretches.removeLast() }
        if let undefined = firstUndefined, undefined > step { firstUndefined = nil }
        guard let stretch = stretches.last else {
            last = nil
            return
        }
        if let point = last, point.step <= step { return }
        // The last number itself is known only where a stretch is one number.
        last = stretch.count == 1 ? stretch.largest : Point(step: step, value: stretch.mean)
    }

    private mutating func add(_ new: Stretch) {
        if let last = stretches.last, (last.steps.lowerBound - 1) / width == (new.steps.lowerBound - 1) / width,
            width > 1 || last.steps.upperBound == new.steps.upperBound
        {
            stretches[stretches.count - 1].take(new)
        } else {
            stretches.append(new)
        }
    }
}

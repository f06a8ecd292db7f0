#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A number that may change over training, such as a learning rate.
///
/// A literal is a schedule that stays as it is: `.adam(2e-4)`.
public struct Schedule: Sendable, Hashable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    fileprivate enum Shape: Hashable {
        case constant
        case linear
        case cosine
        case step
    }

    private let shape: Shape
    private let start: Double
    /// Where it ends, or the factor of a staircase.
    private let end: Double
    /// How many steps it takes, or the length of a stair.
    private let duration: Int
    private let delay: Int

    /// The number at a step, counted from 0.
    public func value(at step: Int) -> Double {
        switch shape {
        case .constant: return start
        case .linear: return start + (end - start) * progress(at: step)
        case .cosine: return end + (start - end) * (1 + cos(Double.pi * progress(at: step))) / 2
        case .step: return start * pow(end, Double(max(step, 0) / duration))
        }
    }

    /// The smallest and the largest number over a training without end.
    public var bounds: (lowest: Double, highest: Double) {
        switch shape {
        case .constant: (start, start)
        case .linear, .cosine: (min(start, end), max(start, end))
        case .step: end > 1 ? (start, .infinity) : (0, start)
        }
    }

    /// The schedule with every number multiplied by a factor.
    public func multiplied(by factor: Double) -> Schedule {
        Schedule(shape, start * factor, shape == .step ? end : end * factor, duration, delay)
    }

    private func progress(at step: Int) -> Double {
        min(max(Double(step - delay) / Double(duration), 0), 1)
    }

    fileprivate init(_ shape: Shape, _ start: Double, _ end: Double, _ duration: Int, _ delay: Int) {
        self.shape = shape
        self.start = start
        self.end = end
        // At least one step, so that nothing divides by zero.
        self.duration = max(duration, 1)
        self.delay = max(delay, 0)
    }

    /// Makes a constant schedule from a literal.
    public init(floatLiteral value: Double) { self = .constant(value) }

    /// Makes a constant schedule from a literal.
    public init(integerLiteral value: Int) { self = .constant(Double(value)) }
}

// MARK: - Shapes

extension ScheduleConvertible where Self == Schedule {
    /// The same number always.
    public static func constant(_ value: Double) -> Schedule { Schedule(.constant, value, value, 1, 0) }

    /// A straight line from one number to another, over a number of steps, after a number of steps at the first.
    public static func linear(_ start: Double, to end: Double, over steps: Int, after delay: Int = 0) -> Schedule {
        Schedule(.linear, start, end, steps, delay)
    }

    /// Half a cosine wave from one number to another, over a number of steps, after a number of steps at the first.
    public static func cosine(_ start: Double, to end: Double, over steps: Int, after delay: Int = 0) -> Schedule {
        Schedule(.cosine, start, end, steps, delay)
    }

    /// A staircase that multiplies by a factor every so many steps.
    public static func step(_ start: Double, factor: Double, every steps: Int) -> Schedule {
        Schedule(.step, start, factor, steps, 0)
    }
}

extension Schedule: CustomStringConvertible {
    /// The schedule in words, such as `0.0002` or `0.0002 to 5e-05 over 500000 steps (cosine)`.
    public var description: String {
        let wait = delay > 0 ? " after \(delay)" : ""
        return switch shape {
        case .constant: "\(start)"
        case .linear: "\(start) to \(end) over \(duration) steps\(wait) (linear)"
        case .cosine: "\(start) to \(end) over \(duration) steps\(wait) (cosine)"
        case .step: "\(start) times \(end) every \(duration) steps"
        }
    }
}

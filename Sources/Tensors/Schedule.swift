/// A number that may change over training, such as a learning rate.
///
/// A literal is a schedule that stays as it is: `.adam(2e-4)`. Steps are the trainer's, counted from 0: one has all
/// critic and generator steps of a turn, so that a schedule does not run faster with more critic steps. Schedules
/// compose:
///
/// ```swift
/// .adam(.cosine(2e-4, to: 5e-5, over: 500_000).warmingUp(over: 1_000))
/// .adam(.constant(1e-3).then(.step(1e-3, factor: 0.5, every: 10_000), after: 50_000))
/// ```
public struct Schedule: Sendable, Hashable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    private let shape: ScheduleShape

    fileprivate init(_ shape: ScheduleShape) { self.shape = shape }

    /// Makes a constant schedule from a literal.
    public init(floatLiteral value: Double) { self = .constant(value) }

    /// Makes a constant schedule from a literal.
    public init(integerLiteral value: Int) { self = .constant(Double(value)) }

    /// The number at a step, counted from 0.
    public func value(at step: Int) -> Double { shape.value(at: step) }

    /// The smallest and the largest number over a training without end.
    public var bounds: (lowest: Double, highest: Double) { shape.bounds() }

    /// What is wrong with the schedule, in words that follow its name: "changes over 0 steps and must …"; nil when it
    /// can be used.
    public var problem: String? { shape.problem }
}

// MARK: - Shapes

extension ScheduleConvertible where Self == Schedule {
    /// The same number always.
    public static func constant(_ value: Double) -> Schedule { Schedule(.constant(value)) }

    /// A straight line from one number to another, over a number of steps, after a number of steps at the first.
    ///
    /// Afterwards the last number stays.
    public static func linear(_ start: Double, to end: Double, over steps: Int, after delay: Int = 0) -> Schedule {
        Schedule(.linear(start, to: end, over: steps, after: delay))
    }

    /// Half a cosine wave from one number to another, over a number of steps, after a number of steps at the first.
    ///
    /// Afterwards the last number stays.
    public static func cosine(_ start: Double, to end: Double, over steps: Int, after delay: Int = 0) -> Schedule {
        Schedule(.cosine(start, to: end, over: steps, after: delay))
    }

    /// A staircase that multiplies by a factor every so many steps.
    public static func step(_ start: Double, factor: Double, every steps: Int) -> Schedule {
        Schedule(.staircase(start, factor: factor, every: steps))
    }
}

// MARK: - Composition

extension Schedule {
    /// This schedule for some steps, and another one from there on.
    ///
    /// - Parameters:
    ///   - next: The other schedule; it begins with its own step 0.
    ///   - steps: How many steps this one lasts.
    public func then(_ next: any ScheduleConvertible, after steps: Int) -> Schedule {
        Schedule(.sequence(shape, steps: steps, then: next.schedule.shape))
    }

    /// A straight line up to this schedule's first number, then the schedule from its own step 0.
    ///
    /// - Parameters:
    ///   - steps: How many steps the line takes; with 0 there is none.
    ///   - start: Where the line begins. The first step of training has this number.
    public func warmingUp(over steps: Int, from start: Double = 0) -> Schedule {
        guard steps != 0 else { return self }
        return Schedule.linear(start, to: value(at: 0), over: steps).then(self, after: steps)
    }

    /// The schedule with every number multiplied.
    public func scaled(by factor: Double) -> Schedule {
        if case .constant(let value) = shape { return .constant(value * factor) }
        return Schedule(.scaled(shape, by: factor))
    }

    /// The schedule with every number raised to a power.
    package func raised(to exponent: Double) -> Schedule {
        if case .constant = shape { return .constant(ScheduleShape.raised(shape, to: exponent).value(at: 0)) }
        return Schedule(.raised(shape, to: exponent))
    }
}

extension Schedule: CustomStringConvertible {
    /// The schedule in words, such as `0.0002` or `0.0002 to 5e-05 over 500000 steps (cosine)`.
    public var description: String { shape.description }
}

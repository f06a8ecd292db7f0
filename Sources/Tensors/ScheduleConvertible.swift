/// What can stand where a number may vary over training: a `Schedule`, a `Double` or an `Int`.
///
/// Literals, variables and leading dots then all go in the same place: `2e-4`, `rate`, `.cosine(2e-4, to: 5e-5, over:
/// 500_000)`.
public protocol ScheduleConvertible: Sendable {
    /// The schedule.
    var schedule: Schedule { get }
}

extension Schedule: ScheduleConvertible {
    /// Itself.
    public var schedule: Schedule { self }
}

extension Double: ScheduleConvertible {
    /// The number at every step.
    public var schedule: Schedule { .constant(self) }
}

extension Int: ScheduleConvertible {
    /// The number at every step.
    public var schedule: Schedule { .constant(Double(self)) }
}

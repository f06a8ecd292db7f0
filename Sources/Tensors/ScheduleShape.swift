#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a number changes over training; every shape but a sequence rises or falls all the way.
indirect enum ScheduleShape: Hashable, Sendable {
    case constant(Double)
    case linear(Double, to: Double, over: Int, after: Int)
    case cosine(Double, to: Double, over: Int, after: Int)
    case staircase(Double, factor: Double, every: Int)
    case sequence(ScheduleShape, steps: Int, then: ScheduleShape)
    case scaled(ScheduleShape, by: Double)
    case raised(ScheduleShape, to: Double)

    /// The number at a step, counted from 0.
    func value(at step: Int) -> Double {
        switch self {
        case .constant(let value): return value
        case .linear(let start, let end, let duration, let delay):
            return start + (end - start) * progress(at: step, over: duration, after: delay)
        case .cosine(let start, let end, let duration, let delay):
            return end + (start - end) * (1 + cos(Double.pi * progress(at: step, over: duration, after: delay))) / 2
        case .staircase(let start, let factor, let length):
            return start * pow(factor, Double(max(step, 0) / max(length, 1)))
        case .sequence(let first, let steps, let next):
            return step < steps ? first.value(at: step) : next.value(at: step - max(steps, 0))
        case .scaled(let shape, let factor): return shape.value(at: step) * factor
        case .raised(let shape, let exponent): return pow(shape.value(at: step), exponent)
        }
    }

    /// The smallest and the largest number over some steps, or over a training without end.
    func bounds(over steps: Int? = nil) -> (lowest: Double, highest: Double) {
        switch self {
        case .sequence(let first, let length, let next):
            if let steps, steps <= length { return first.bounds(over: steps) }
            let late = next.bounds(over: steps.map { $0 - max(length, 0) })
            guard length > 0 else { return late }
            let early = first.bounds(over: length)
            return (min(early.lowest, late.lowest), max(early.highest, late.highest))
        case .scaled(let shape, let factor):
            let (lowest, highest) = shape.bounds(over: steps)
            return factor < 0 ? (highest * factor, lowest * factor) : (lowest * factor, highest * factor)
        case .raised(let shape, let exponent):
            let (lowest, highest) = shape.bounds(over: steps)
            return (pow(lowest, exponent), pow(highest, exponent))
        default:
            let (start, end) = (value(at: 0), steps.map { value(at: max($0, 1) - 1) } ?? limit)
            return (min(start, end), max(start, end))
        }
    }

    /// Where it leads without end.
    private var limit: Double {
        switch self {
        case .linear(_, let end, _, _), .cosine(_, let end, _, _): return end
        case .staircase(let start, let factor, _):
            guard start != 0, factor != 1 else { return start }
            return factor < 1 ? 0 : start < 0 ? -.infinity : .infinity
        default: return value(at: 0)
        }
    }

    private func progress(at step: Int, over duration: Int, after delay: Int) -> Double {
        min(max(Double(step - max(delay, 0)) / Double(max(duration, 1)), 0), 1)
    }

    /// What is wrong with its numbers, in words that follow "the learning rate": "lasts 0 steps and …".
    var problem: String? {
        switch self {
        case .constant(let value): return finite([value])
        case .linear(let start, let end, let duration, let delay),
            .cosine(let start, let end, let duration, let delay):
            if duration < 1 { return "changes over \(duration) steps and must change over 1 or more" }
            if delay < 0 { return "begins to change after \(delay) steps, which cannot be below 0" }
            return finite([start, end])
        case .staircase(let start, let factor, let length):
            if length < 1 { return "is multiplied every \(length) steps; write 1 or more" }
            if factor <= 0 { return "is multiplied by \(factor), which must be above 0" }
            return finite([start, factor])
        case .sequence(let first, let steps, let next):
            if steps < 0 { return "goes over to another schedule after \(steps) steps, which cannot be below 0" }
            return first.problem ?? next.problem
        case .scaled(let shape, let factor): return shape.problem ?? finite([factor])
        case .raised(let shape, let exponent): return shape.problem ?? finite([exponent])
        }
    }

    private func finite(_ numbers: [Double]) -> String? {
        numbers.first { !$0.isFinite }.map { "has the number \($0) and must be finite" }
    }
}

extension ScheduleShape: CustomStringConvertible {
    var description: String {
        switch self {
        case .constant(let value): return "\(value)"
        case .linear(let start, let end, let duration, let delay):
            return "\(start) to \(end) over \(duration) steps\(delay > 0 ? " after \(delay)" : "") (linear)"
        case .cosine(let start, let end, let duration, let delay):
            return "\(start) to \(end) over \(duration) steps\(delay > 0 ? " after \(delay)" : "") (cosine)"
        case .staircase(let start, let factor, let length): return "\(start) times \(factor) every \(length) steps"
        case .sequence(let first, let steps, let next):
            if case .linear(_, _, steps, 0) = first { return "\(first), then \(next)" }
            return "\(first) for \(steps) steps, then \(next)"
        case .scaled(let shape, let factor): return "\(factor) times (\(shape))"
        case .raised(let shape, let exponent): return "(\(shape)) to the power of \(exponent)"
        }
    }
}

import ArgumentParser
import GANBase

/// Looks at numbers on the command line before any work starts.
enum NumberCheck {
    /// Stops at a number that makes no sense.
    ///
    /// - Throws: A `ValidationError` that names the option and what it can be.
    static func check(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError(
            "\(option) is \(value) and must be \(range.lowerBound.grouped) to \(range.upperBound.grouped)")
    }

    /// Stops at more threads than a machine bears.
    ///
    /// - Throws: A `ValidationError` that names the option and what it can be.
    static func checkThreads(_ option: String, _ count: Int?) throws {
        if let objection = ThreadLimit.objection(to: count, option) { throw ValidationError(objection) }
    }
}

/// What a command answers on standard output: the one place where programs of this package print.
///
/// Nothing beside it calls Swift's `print`, by which what comes from files and command lines would reach the terminal as it
/// is.
package enum Answer {
    /// Prints a text.
    ///
    /// - Parameters:
    ///   - text: For people; see `String.printableLines`.
    ///   - isJSON: Whether it is JSON, which then says the same as before; see `String.printableJSON`.
    package static func print(_ text: String, isJSON: Bool = false) {
        Swift.print(isJSON ? text.printableJSON : text.printableLines)
    }
}

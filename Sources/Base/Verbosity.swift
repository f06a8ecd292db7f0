/// How much a command says while it works, where it is asked for more or less than usual.
package enum Verbosity: String, Sendable, CaseIterable {
    /// Errors and warnings alone.
    case quiet
    /// Also what is of use when something is slow or goes wrong.
    case verbose

    /// The last of the flags `--quiet` and `--verbose` among a command's words; nil without one.
    package static func chosen(in words: [String]) -> Verbosity? {
        words.reversed().lazy.compactMap { word in allCases.first { "--\($0)" == word } }.first
    }
}

import Foundation

/// What happens when a picture cannot be read.
public enum BadImages: Hashable, Sendable, CustomStringConvertible {
    /// The next picture takes its place, and its name is reported, until more than a share of all are bad.
    ///
    /// - Parameter atMost: The share, 0 to 1.
    case skip(atMost: Double = 0.05)
    /// The first one ends the work.
    case stop

    /// Reads what follows `--bad-images`: "skip", "stop", or "20%" for a share of one's own.
    ///
    /// - Throws: `GANError` with status 64 that says what can be written.
    package init(parsing text: String) throws {
        switch text.lowercased() {
        case "skip": self = .skip()
        case "stop": self = .stop
        case let word:
            guard word.hasSuffix("%"), let percent = Double(word.dropLast()), (0...100).contains(percent) else {
                throw GANError(.usage, "write skip, stop, or how many pictures may be bad, for example 20%")
            }
            self = .skip(atMost: percent / 100)
        }
    }

    /// "skip", "stop", "20%".
    public var description: String {
        switch self {
        case .stop: "stop"
        case .skip(let share): self == .skip() ? "skip" : "\(Self.percent(share))%"
        }
    }

    /// A share as a number of percent: 0.05 is "5".
    package static func percent(_ share: Double) -> String {
        String(format: "%g", 100 * share)
    }
}

import Foundation
package import GANBase

extension BadImages {
    /// Why work on pictures ends, `nil` as long as it goes on.
    ///
    /// - Parameters:
    ///   - bad: The pictures that could not be read so far.
    ///   - all: How many pictures there are, bad ones included.
    /// - Returns: An error with status 65 that says what can be done.
    package func objection(to bad: [UnreadableImage], of all: Int) -> GANError? {
        guard let first = bad.first else { return nil }
        switch self {
        case .stop:
            return GANError(
                .badData, "cannot read \(first). Mend or remove it, or go on without it by --bad-images skip")
        case .skip(let share):
            let found = Double(bad.count) / Double(all)
            guard Double(bad.count) > share * Double(all) else { return nil }
            return GANError(
                .badData,
                "\(bad.count.grouped) of \(all.grouped) pictures cannot be read, \(String(format: "%.1f", 100 * found)) %, "
                    + "and more than \(Self.percent(share)) % are too many; the first: \(first). Mend or remove them "
                    + "('gan data inspect' lists them all), or allow more, for example by --bad-images "
                    + "\(Self.percent(Self.larger(than: found)))%")
        }
    }

    /// A round share that leaves room for those that are still to be met.
    private static func larger(than share: Double) -> Double {
        [0.1, 0.2, 0.5].first { $0 > share } ?? 1
    }
}

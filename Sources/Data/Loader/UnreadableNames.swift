import GANBase
import Logging
import Synchronization

/// The pictures of which a message has said that they cannot be read: each is named once, however often the data is opened
/// in a session, for training and for measuring.
package final class UnreadableNames: Sendable {
    private struct Told {
        var names: Set<String> = []
        var nextCount = 100
    }

    private static let namedAtMost = 10
    private let told = Mutex(Told())

    package init() {}

    /// Says of a list what has not been said yet: the first ones by name, then how many.
    func tell(of images: [UnreadableImage], _ logger: Logger) {
        for line in told.withLock({ Self.lines(images, &$0) }) { logger.warning("\(line)") }
    }

    private static func lines(_ images: [UnreadableImage], _ told: inout Told) -> [String] {
        let before = told.names.count
        let new = images.filter { told.names.insert($0.description).inserted }
        let room = max(0, namedAtMost - before)
        var lines = new.prefix(room).map { "cannot read \($0); skipped" }
        guard new.count > room, before <= namedAtMost || told.names.count >= told.nextCount else { return lines }
        lines.append(
            "\(told.names.count.grouped) pictures cannot be read so far; more are counted without their names")
        while told.nextCount <= told.names.count { told.nextCount *= 10 }
        return lines
    }
}

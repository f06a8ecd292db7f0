import GANBase
import Logging

/// Says which pictures cannot be read: the first ones by name, then how many.
struct UnreadableReport {
    /// Everything that could not be read.
    private(set) var unreadable: [UnreadableImage] = []

    private static let namedAtMost = 10
    private let logger: Logger
    private var nextCount = 100

    init(logger: Logger) {
        self.logger = logger
    }

    /// Takes a list at once: ten names, then how many more.
    mutating func add(_ images: [UnreadableImage]) {
        let room = max(0, Self.namedAtMost - unreadable.count)
        unreadable.append(contentsOf: images)
        for image in images.prefix(room) {
            logger.warning("cannot read \(image); skipped")
        }
        guard images.count > room else {
            return
        }
        if unreadable.count - images.count <= Self.namedAtMost || unreadable.count >= nextCount {
            logger.warning(
                "\(unreadable.count.grouped) pictures cannot be read so far; more are counted without their names")
            while nextCount <= unreadable.count {
                nextCount *= 10
            }
        }
    }
}

import GANBase

/// Says which pictures cannot be read: the first ones by name, then how many.
struct UnreadableReport {
    /// Everything that could not be read.
    private(set) var unreadable: [UnreadableImage] = []

    private static let namedAtMost = 10
    private let report: @Sendable (String) -> Void
    private var nextCount = 100

    init(report: @escaping @Sendable (String) -> Void) {
        self.report = report
    }

    /// Takes a list at once: ten names, then how many more.
    mutating func add(_ images: [UnreadableImage]) {
        let room = max(0, Self.namedAtMost - unreadable.count)
        unreadable.append(contentsOf: images)
        for image in images.prefix(room) {
            report("cannot read \(image); skipped")
        }
        guard images.count > room else {
            return
        }
        if unreadable.count - images.count <= Self.namedAtMost || unreadable.count >= nextCount {
            report("\(unreadable.count.grouped) pictures cannot be read so far; more are counted without their names")
            while nextCount <= unreadable.count {
                nextCount *= 10
            }
        }
    }
}

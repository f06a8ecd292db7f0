import GANBase

/// What the listing of pictures found that a user should know and that is no picture which cannot be read: kinds of things, each
/// with how many there are and the first of them.
struct ListingFindings: Sendable {
    private var groups: [(kind: Kind, count: Int, first: String)] = []

    /// A kind of finding.
    struct Kind: Hashable, Sendable {
        /// What there is, in the plural.
        let title: String
        /// What to do about it, or nothing.
        var advice = ""

        static let link = Kind(title: "links, which are left out", advice: "pack the files that they lead to")
        static let deadLink = Kind(title: "links to what is not there")
        static let replaced = Kind(title: "files left out because a later one has the same name")
        static let noClass = Kind(title: "files .cls that hold no class number, 0 or more")
        static let labelOfNothing = Kind(title: "files .cls beside no picture")
        static let noLabels = Kind(title: "no labels are taken from a file dataset.json")
        static let notAClass = Kind(
            title: "labels in dataset.json that are no class number, 0 or more", advice: "they are not taken")
        static let nameOfNothing = Kind(
            title: "names in dataset.json that no picture has", advice: "names there are paths from its own folder")
        static let otherFile = Kind(title: "files that cannot be read and by their names are no pictures")
        static let noEndMark = Kind(
            title: "tar archives that end without an end mark, and may be cut short",
            advice: "where pictures are missing, copy or download them again")
        static let cutShort = Kind(
            title: "tar archives that end too early, and are cut short", advice: "copy or download them again")
    }

    /// Longer names are shortened: one of 64 KB is no help in a message.
    private static let longestName = 200

    /// Takes note of something.
    ///
    /// - Parameters:
    ///   - kind: What it is.
    ///   - name: Which one it is, where it is the first of its kind.
    ///   - count: How many there are.
    mutating func add(_ kind: Kind, _ name: String, count: Int = 1) {
        guard count > 0 else { return }
        if let index = groups.firstIndex(where: { $0.kind == kind }) {
            groups[index].count += count
            return
        }
        let name = name.printable
        let isLong = name.utf8.count > Self.longestName
        groups.append((kind, count, isLong ? name.prefix(Self.longestName / 2) + "…" : name))
    }

    /// A line for each kind.
    var lines: [String] {
        groups.map { kind, count, first in
            let which = count == 1 ? first : "\(count.grouped), the first \(first)"
            return "\(kind.title): \(which)" + (kind.advice.isEmpty ? "" : "; " + kind.advice)
        }
    }
}

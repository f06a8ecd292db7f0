import GANKit

/// What an archive or a set of shards holds and where it came from.
struct PackManifest {
    /// Where the pictures were, as the user wrote it.
    let source: String
    /// What became of their files.
    let encoding: PackEncoding
    /// The names of the classes, by number; empty where they have none.
    let classNames: [String]
    /// How many pictures were packed.
    var count = 0
    /// How many of them have a class.
    var labelled = 0
    /// What was left out.
    var skipped: [UnreadableImage] = []
    /// The archives that are complete.
    var archives: [Archive] = []

    /// A complete archive.
    struct Archive {
        /// The name of its file.
        let name: String
        /// How many pictures it has.
        let count: Int
        /// Its length.
        let bytes: Int
        /// Its SHA-256.
        let checksum: String

        fileprivate var json: JSONText {
            .object([
                ("name", .string(name)), ("count", .integer(count)), ("bytes", .integer(bytes)),
                ("sha256", .string(checksum)),
            ])
        }
    }

    /// Begins.
    init(source: String, encoding: PackEncoding, classNames: [String]) {
        self.source = source
        self.encoding = encoding
        self.classNames = classNames
    }

    /// Bytes of all archives.
    var byteCount: Int { archives.reduce(0) { $0 + $1.bytes } }

    /// The manifest's file.
    ///
    /// Numbers of pictures are those of the source's order, without what was skipped.
    var text: String {
        var fields: [(key: String, value: JSONText)] = [
            ("manifest", .integer(1)), ("written_by", .string("gan \(GANKitVersion.current)")),
            ("source", .string(source)), ("count", .integer(count)),
            ("format", .string(encoding.format?.rawValue ?? "as in the source")),
        ]
        fields += encoding.size?.fields ?? []
        if encoding.format == .jpeg { fields.append(("quality", .integer(encoding.quality))) }
        fields.append(("labelled", .integer(labelled)))
        if !classNames.isEmpty { fields.append(("classes", .array(classNames.map(JSONText.string)))) }
        fields.append(("skipped", .array(skipped.map(\.json))))
        if !archives.isEmpty { fields.append(("archives", .array(archives.map(\.json)))) }
        return JSONText.object(fields).pretty() + "\n"
    }
}

import GANBase

/// Pictures that are left out without being broken, counted by their endings: those of formats that GANKit does not read,
/// and hidden ones.
struct LeftOutPictures: Sendable {
    /// Hidden files of any kind.
    private(set) var hiddenCount = 0
    /// By ending, or by format where the name has no ending that says it.
    private var foreign: [String: Int] = [:]
    private var hidden: [String: Int] = [:]

    /// Counts a picture of another format.
    ///
    /// - Parameter kind: Its ending with the dot, or the name of its format.
    mutating func addForeign(_ kind: String) {
        foreign[kind, default: 0] += 1
    }

    /// Counts a hidden file; a word is said of those alone that call themselves pictures.
    ///
    /// - Parameter path: Its path. macOS puts a file `._name` beside each file on disks of other systems, which is none.
    mutating func addHidden(_ path: String) {
        hiddenCount += 1
        let base = path.split(separator: "/").last ?? ""
        let isPicture =
            switch PictureEnding(of: path) {
            case .readable, .foreign: true
            case .other, .none: false
            }
        guard isPicture, !base.hasPrefix("._"), !path.hasPrefix("__MACOSX/"), let dot = base.lastIndex(of: ".") else {
            return
        }
        hidden[base[dot...].lowercased(), default: 0] += 1
    }

    /// How many and what, in one line; `nil` where there are none.
    var line: String? {
        let counts = Self.sorted(foreign) + Self.sorted(hidden).map { ("hidden " + $0.kind, $0.count) }
        let total = counts.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        let list = counts.map { "\($0.kind) \($0.count.grouped)" }.joined(separator: ", ")
        let advice =
            (foreign.isEmpty ? [] : ["convert them to JPEG or PNG"])
            + (hidden.isEmpty ? [] : ["give hidden ones names without a dot in front"])
        return "\(total.grouped) \(total == 1 ? "picture" : "pictures") left out, \(list): to train on them, "
            + advice.joined(separator: ", and ")
    }

    /// The most frequent first.
    private static func sorted(_ counts: [String: Int]) -> [(kind: String, count: Int)] {
        counts.map { (kind: $0.key, count: $0.value) }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}

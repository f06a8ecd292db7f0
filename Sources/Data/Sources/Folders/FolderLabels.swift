/// Classes by the first folder of a path, counted in the order of their names.
struct FolderLabels: Sendable {
    /// The folders' names, in the order of their classes.
    let names: [String]
    private let numbers: [[UInt8]: Int]

    /// Takes the folders of a list of paths.
    init(of paths: PathTable) {
        var names: Set<[UInt8]> = []
        for index in 0..<paths.count {
            if let name = Self.firstFolder(of: paths.path(at: index)) {
                names.insert(name)
            }
        }
        let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
        self.names = sorted.map(ArchiveName.text)
        numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }

    /// The class of a path; `nil` when it is in no folder.
    func label(of path: ArraySlice<UInt8>) -> Int? {
        Self.firstFolder(of: path).flatMap { numbers[$0] }
    }

    private static func firstFolder(of path: ArraySlice<UInt8>) -> [UInt8]? {
        path.firstIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) }
    }
}

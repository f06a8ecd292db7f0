/// A list of paths in one block of memory: a million of them cost little more than their bytes.
///
/// Paths are bytes, as the system has them; a name that is not UTF-8 can still be opened.
struct PathTable: Sendable {
    private var bytes: [UInt8] = []
    /// The paths as ranges of `bytes`, in the table's order.
    private var ranges: [Range<Int>] = []

    /// How many paths there are.
    var count: Int { ranges.count }

    /// Appends a path.
    mutating func append(_ path: some Sequence<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: path)
        ranges.append(start..<bytes.count)
    }

    /// The bytes of a path.
    func path(at index: Int) -> ArraySlice<UInt8> {
        bytes[ranges[index]]
    }

    /// A path as text, with the replacement character for what is not UTF-8.
    func text(at index: Int) -> String {
        String(decoding: path(at: index), as: UTF8.self)
    }

    /// Sorts the paths by their bytes.
    mutating func sort() {
        bytes.withUnsafeBufferPointer { bytes in
            ranges.sort { first, second in
                bytes[first].lexicographicallyPrecedes(bytes[second])
            }
        }
    }
}

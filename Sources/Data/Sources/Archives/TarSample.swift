/// The files of one sample, as WebDataset has them: consecutive, with one name up to the first dot.
struct TarSample {
    private var key: [UInt8] = []
    private var label: Int?
    /// The number of the sample's first picture.
    private var first = 0

    /// Takes note of a file.
    ///
    /// - Parameters:
    ///   - name: The file's path.
    ///   - entries: The pictures before it.
    /// - Returns: The ending, all after the first dot.
    mutating func begin(_ name: [UInt8], of entries: inout [ArchiveListing.Entry]) -> ArraySlice<UInt8> {
        let base = name.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let dot = name[base...].firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        if !key.elementsEqual(name[..<dot]) {
            end(of: &entries)
            key = Array(name[..<dot])
        }
        return name[dot...].dropFirst()
    }

    /// Takes the text of a `.cls` file as the label of the whole sample; `false` when it is no class.
    mutating func takeLabel(_ text: [UInt8]) -> Bool {
        let digits = text.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        guard text.count <= 64, let number = Int(String(decoding: digits, as: UTF8.self)), number >= 0 else {
            return false
        }
        label = number
        return true
    }

    /// Gives the sample's pictures its label, once for however many `.cls` files, and is ready for another sample.
    mutating func end(of entries: inout [ArchiveListing.Entry]) {
        if let label {
            for index in first..<max(first, entries.count) {
                entries[index].label = label
            }
        }
        label = nil
        first = entries.count
    }
}

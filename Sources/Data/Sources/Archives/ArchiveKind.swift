import GANBase

/// Archives and compressed files, by their first bytes.
enum ArchiveKind: CaseIterable {
    case zip, tar, gzip, bzip2, xz, zstandard, lz4, sevenZip, rar

    /// How a file of the kind begins; a tar archive has nothing at its beginning.
    private var marks: [[UInt8]] {
        switch self {
        case .zip: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 7, 8]]
        case .tar: []
        case .gzip: [[0x1F, 0x8B]]
        case .bzip2: [Array("BZh".utf8)]
        case .xz: [[0xFD] + Array("7zXZ\0".utf8)]
        case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
        case .lz4: [[4, 0x22, 0x4D, 0x18]]
        case .sevenZip: [Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C]]
        case .rar: [Array("Rar!".utf8) + [0x1A, 7]]
        }
    }

    /// The endings of names that promise the kind.
    private var endings: [String] {
        switch self {
        case .zip: [".zip"]
        case .tar: [".tar"]
        case .gzip: [".gz", ".tgz"]
        case .bzip2: [".bz2", ".tbz", ".tbz2"]
        case .xz: [".xz", ".txz"]
        case .zstandard: [".zst", ".tzst"]
        case .lz4: [".lz4"]
        case .sevenZip: [".7z"]
        case .rar: [".rar"]
        }
    }

    /// Recognises a kind, `nil` when it is none of them.
    ///
    /// - Parameter bytes: The first bytes of the file; of a tar archive, 512 are needed.
    init?(recognising bytes: [UInt8]) {
        let kind = Self.allCases.first { $0.marks.contains(where: bytes.starts(with:)) }
        guard let found = kind ?? (TarHeader(bytes.prefix(TarHeader.size)) == nil ? nil : .tar) else { return nil }
        self = found
    }

    /// Recognises a file's kind by its first bytes; `nil` also where it cannot be read.
    init?(of file: ArchiveFile) {
        guard let start = try? file.read(at: 0, atMost: TarHeader.size) else { return nil }
        self.init(recognising: start)
    }

    /// The kind that a name promises.
    init?(named name: String) {
        let name = name.lowercased()
        guard let kind = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) }) else { return nil }
        self = kind
    }

    /// What it is: "a gzip archive".
    var words: String {
        switch self {
        case .zip: "a zip archive"
        case .tar: "a tar archive"
        case .gzip: "a gzip archive"
        case .bzip2: "a bzip2 archive"
        case .xz: "an xz archive"
        case .zstandard: "a Zstandard archive"
        case .lz4: "an LZ4 archive"
        case .sevenZip: "a 7z archive"
        case .rar: "a RAR archive"
        }
    }

    /// What a file is, and what to do: "a tar archive compressed by gzip, which …".
    func explanation(of file: ArchiveFile) -> String {
        let advice: String
        switch self {
        case .zip, .tar: return words + "; give it that ending, and name it alone"
        case .gzip: advice = "gzip -dc"
        case .bzip2: advice = "bzip2 -dc"
        case .xz: advice = "xz -dc"
        case .zstandard: advice = "zstd -dc"
        case .lz4: advice = "lz4 -dc"
        case .sevenZip: return words + ", which GANKit does not read; unpack it (7z x), and name the folder"
        case .rar: return words + ", which GANKit does not read; unpack it (unrar x), and name the folder"
        }
        guard holdsTar(file) else {
            return "\(words), which cannot be read in place; decompress it (\(advice)), and name what comes out"
        }
        return
            "\(words) with a tar archive inside, which cannot be read in place; unpack it (tar xf) and name the folder, or "
            + "decompress it (\(advice)) and name the tar archive"
    }

    /// Whether a compressed file has a tar archive inside: by its content where that can be read, or else by its name.
    private func holdsTar(_ file: ArchiveFile) -> Bool {
        if self == .gzip, let start = try? file.read(at: 0, atMost: 1 << 14),
            let inside = try? Inflater.beginning(of: start, limit: TarHeader.size, .gzip),
            inside.count == TarHeader.size
        {
            return TarHeader(inside[...]) != nil
        }
        let name = file.path.lowercased()
        return name.hasSuffix(".tar")
            || endings.contains { name.hasSuffix(".tar" + $0) || name.hasSuffix($0) && $0.hasPrefix(".t") }
    }
}

import GANBase

/// What names in archives may be like.
enum ArchiveName {
    private static let advice = "; pack it under another name"

    /// A name without the parts "." and the double slashes that some tools put into it: `tar cf x.tar dir/.` makes names such
    /// as `dir/./a.png`.
    static func cleaned(_ name: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let parts = name.split(separator: slash).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
        let isAbsolute = name.first == slash
        let isFolder = name.last == slash && !parts.isEmpty
        return (isAbsolute ? [slash] : []) + parts.joined(separator: [slash]) + (isFolder ? [slash] : [])
    }

    /// What is wrong with a name, or `nil`.
    ///
    /// Nothing is ever written under these names; an archive that has them was not made by a tool that packs pictures.
    static func problem(_ name: [UInt8]) -> String? {
        if name.isEmpty { return "it has no name" + advice }
        if name.contains(0) { return "its name has a zero byte" + advice }
        if name.first == UInt8(ascii: "/") { return "its name is an absolute path" + advice }
        if parts(of: name).contains(where: { $0.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) }) {
            return "its name leads out of the archive" + advice
        }
        return nil
    }

    /// Whether a file is left out as hidden ones of a folder are; macOS puts such files beside each picture.
    static func isHidden(_ name: [UInt8]) -> Bool {
        name.starts(with: Array("__MACOSX/".utf8))
            || parts(of: name).contains {
                $0.first == UInt8(ascii: ".") && !$0.elementsEqual([UInt8(ascii: ".")])
            }
    }

    /// A name as text, without what would move a terminal's cursor.
    static func text(_ name: some Sequence<UInt8>) -> String {
        String(decoding: Array(name), as: UTF8.self).printable
    }

    private static func parts(of name: [UInt8]) -> [ArraySlice<UInt8>] {
        name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    }
}

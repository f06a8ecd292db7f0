import CImages

/// The file formats that GANKit reads.
public enum ImageFormat: String, Sendable, CaseIterable {
    /// JPEG, baseline or progressive, 8 bits.
    case jpeg = "JPEG"
    /// PNG, every colour type and depth.
    case png = "PNG"

    /// Recognises a picture by its first bytes, never by its name; `nil` when it is neither.
    ///
    /// - Parameter bytes: The first bytes of a file; four are enough.
    public init?(recognising bytes: [UInt8]) {
        switch ci_recognise(bytes, bytes.count) {
        case CI_FORMAT_JPEG: self = .jpeg
        case CI_FORMAT_PNG: self = .png
        default: return nil
        }
    }

    /// What a file that is neither JPEG nor PNG seems to be, in words.
    ///
    /// - Parameter bytes: The first bytes of the file; sixteen are enough.
    static func describeOther(_ bytes: [UInt8]) -> String {
        func hasBytes(_ text: String, at offset: Int = 0) -> Bool {
            bytes.dropFirst(offset).starts(with: Array(text.utf8))
        }
        if bytes.isEmpty { return "empty" }
        if let format = ForeignFormat(recognising: bytes) {
            return "\(format == .avif ? "an" : "a") \(format.rawValue) picture"
        }
        if hasBytes("%PDF") { return "a PDF document" }
        if let kind = ArchiveKind(recognising: bytes) { return kind.words }
        // From 0xF5 on no byte is of UTF-8.
        let isText = bytes.allSatisfy { (0x20..<0xF5).contains($0) && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
        return isText ? "text" : "of an unknown kind"
    }
}

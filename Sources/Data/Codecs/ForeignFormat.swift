/// Formats of pictures that GANKit does not read, as far as their first bytes tell.
enum ForeignFormat: String {
    case gif = "GIF"
    case webP = "WebP"
    case avif = "AVIF"
    case heic = "HEIC"
    case tiff = "TIFF"
    case bmp = "BMP"
    case jpegXL = "JPEG XL"
    case jpeg2000 = "JPEG 2000"
    case photoshop = "Photoshop"
    case netpbm = "Netpbm"

    /// Recognises a format; `nil` when it is none of these.
    ///
    /// - Parameter bytes: The first bytes of the file; sixteen are enough.
    init?(recognising bytes: [UInt8]) {
        func has(_ text: String, at offset: Int = 0) -> Bool {
            bytes.dropFirst(offset).starts(with: Array(text.utf8))
        }
        func isBox(_ brands: [String]) -> Bool { has("ftyp", at: 4) && brands.contains { has($0, at: 8) } }
        let isSpace = bytes.dropFirst(2).first.map { [0x09, 0x0A, 0x0D, 0x20].contains($0) } ?? false
        let isDigit = bytes.dropFirst().first.map { (UInt8(ascii: "1")...UInt8(ascii: "7")).contains($0) } ?? false
        let next = bytes.dropFirst(3).first.map { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "#") } ?? false
        if has("GIF8") {
            self = .gif
        } else if has("RIFF") && has("WEBP", at: 8) {
            self = .webP
        } else if isBox(["avif", "avis"]) {
            self = .avif
        } else if isBox(["hei", "hev", "mif1", "msf1"]) {
            self = .heic
        } else if has("II*\0") || has("MM\0*") {
            self = .tiff
        } else if has("BM") && bytes.count >= 10 && bytes[6..<10].allSatisfy({ $0 == 0 }) {
            self = .bmp
        } else if bytes.starts(with: [0xFF, 0x0A]) || bytes.starts(with: [0, 0, 0, 0x0C]) && has("JXL ", at: 4) {
            self = .jpegXL
        } else if bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51])
            || bytes.starts(with: [0, 0, 0, 0x0C]) && has("jP  ", at: 4)
        {
            self = .jpeg2000
        } else if has("8BPS") {
            self = .photoshop
        } else if has("P") && isDigit && isSpace && next {
            self = .netpbm
        } else {
            return nil
        }
    }
}

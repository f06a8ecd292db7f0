import Foundation

/// Numbers of bytes in words and back.
package enum ByteSize {
    private static let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]

    /// "16 GiB", "1.5 MiB", "12 bytes".
    package static func words(_ count: Int) -> String {
        var (size, unit) = (Double(count), 0)
        while size >= 1024, unit < units.count - 1 {
            size /= 1024
            unit += 1
        }
        let isRound = size == size.rounded() || size >= 100
        return "\(isRound ? "\(Int(size.rounded()))" : String(format: "%.1f", size)) \(units[unit])"
    }

    /// The number of bytes that a text names, `nil` for what is no number: "500MB", "16 GB", "1.5GiB", "4096".
    ///
    /// A unit is a power of 1024.
    package static func parse(_ text: String) -> Int? {
        let trimmed = text.trimmingCharacters(in: .whitespaces).uppercased()
        let number = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        var unit = trimmed.dropFirst(number.count).trimmingCharacters(in: .whitespaces)
        if unit.hasSuffix("B") { unit.removeLast() }
        if unit.hasSuffix("I") { unit.removeLast() }
        guard let size = Double(number), let power = ["", "K", "M", "G", "T"].firstIndex(of: unit) else {
            return nil
        }
        let bytes = (size * pow(1024, Double(power))).rounded()
        return bytes.isFinite && bytes < 0x1p62 ? Int(bytes) : nil
    }
}

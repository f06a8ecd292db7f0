/// The code of GIF files: Lempel, Ziv and Welch's, of growing width, with the lowest bit first.
enum LZWCode {
    /// Beyond this number of codes the table is begun anew.
    private static let tableSize = 4096

    /// Encodes symbols.
    ///
    /// - Parameters:
    ///   - symbols: Numbers below 2^symbolBits.
    ///   - symbolBits: 2 to 8.
    static func encode(_ symbols: [UInt8], symbolBits: Int) -> [UInt8] {
        let clear = 1 << symbolBits
        let end = clear + 1
        var bits = BitString()
        var (width, next) = (symbolBits + 1, end + 1)
        // Codes of longer strings: that of all but the last symbol, and the last.
        var table: [Int: Int] = [:]
        table.reserveCapacity(tableSize)
        bits.append(clear, width: width)
        guard var code = symbols.first.map(Int.init) else {
            bits.append(end, width: width)
            return bits.bytes
        }
        for symbol in symbols.dropFirst() {
            let key = code << 8 | Int(symbol)
            if let longer = table[key] {
                code = longer
                continue
            }
            bits.append(code, width: width)
            // The reader learns each code one step later, so the width grows when the code before has filled it.
            if next == 1 << width, width < 12 { width += 1 }
            if next < tableSize {
                table[key] = next
                next += 1
            } else {
                bits.append(clear, width: width)
                (width, next) = (symbolBits + 1, end + 1)
                table.removeAll(keepingCapacity: true)
            }
            code = Int(symbol)
        }
        bits.append(code, width: width)
        if next == 1 << width, width < 12 { width += 1 }
        bits.append(end, width: width)
        return bits.bytes
    }
}

/// Bits in bytes, the lowest first.
private struct BitString {
    private var whole: [UInt8] = []
    private var rest = 0
    private var restWidth = 0

    mutating func append(_ value: Int, width: Int) {
        rest |= value << restWidth
        restWidth += width
        while restWidth >= 8 {
            whole.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            restWidth -= 8
        }
    }

    var bytes: [UInt8] { restWidth > 0 ? whole + [UInt8(truncatingIfNeeded: rest)] : whole }
}

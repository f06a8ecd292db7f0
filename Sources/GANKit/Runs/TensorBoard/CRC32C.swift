/// CRC-32C, the checksum of Castagnoli's polynomial, by which TensorBoard's files are guarded (RFC 3720, appendix B.4, has
/// examples).
///
/// The CRC-32 of zip, PNG and zlib has another polynomial.
enum CRC32C {
    /// What each byte makes of a checksum of 0; the polynomial stands with its lowest power in the highest bit.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
    }

    /// The checksum of bytes.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
    }

    /// The checksum as records hold it: turned by 15 bits, plus a constant, so that a record inside a record does not
    /// look like one.
    static func masked(_ bytes: [UInt8]) -> UInt32 {
        let sum = checksum(bytes)
        return (sum >> 15 | sum << 17) &+ 0xA282_EAD8
    }
}

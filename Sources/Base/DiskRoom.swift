import Foundation

/// The room on a disk, which is looked at before much is written.
package enum DiskRoom {
    /// What a disk has left.
    package struct Left: Sendable {
        /// Bytes that may still be written.
        package let bytes: Int
        /// Files that may still be made; `nil` where the file system makes them as long as there are bytes.
        package let files: Int?

        /// Gathers both.
        package init(bytes: Int, files: Int?) {
            self.bytes = bytes
            self.files = files
        }
    }

    /// Files take whole blocks of a disk, which are mostly of this size.
    private static let block = 4096
    /// From which size on it is worth a word how much will be written.
    private static let muchToWrite = 100 << 20

    /// What the disk of a file or a folder has left, which need not exist yet; `nil` where the system does not say.
    package static func left(at path: String) -> Left? {
        var place = URL(fileURLWithPath: (path as NSString).expandingTildeInPath).standardizedFileURL.path
        var information = statvfs()
        while statvfs(place, &information) != 0 {
            guard place != "/", !place.isEmpty else { return nil }
            place = place.parentFolder
        }
        // Such as /proc, which keeps nothing.
        guard information.f_blocks > 0 else { return nil }
        let (bytes, overflow) = UInt64(information.f_bavail).multipliedReportingOverflow(
            by: UInt64(information.f_frsize))
        return Left(
            bytes: overflow ? .max : Int(clamping: bytes),
            files: information.f_files == 0 ? nil : Int(clamping: information.f_favail))
    }

    /// Makes sure that what is about to be written fits.
    ///
    /// - Parameters:
    ///   - words: What it is, in words: "1,000 pictures".
    ///   - size: Bytes of one of them.
    ///   - count: How many there are.
    ///   - isEachAFile: Whether each is a file of its own, or all are one.
    ///   - path: Where they go; need not exist yet.
    ///   - left: What the disk has left.
    /// - Returns: What will be written, in words, where it is much.
    /// - Throws: `GANError` with status 73 where it cannot fit.
    @discardableResult
    package static func check(
        _ words: String, each size: Int, count: Int, isEachAFile: Bool, at path: String, left: Left? = nil
    ) throws -> String? {
        let each = isEachAFile ? (max(size, 1) + block - 1) / block * block : size
        let (product, overflow) = each.multipliedReportingOverflow(by: count)
        let whole = overflow ? Int.max : product
        let taken = "\(words) take about \(ByteSize.words(whole))"
        if let left = left ?? Self.left(at: path) {
            guard whole <= left.bytes else {
                throw GANError(
                    .cannotWrite,
                    "\(taken), and the disk of \(path) has \(ByteSize.words(left.bytes)) left; take fewer, or name a place on "
                        + "another disk")
            }
            if isEachAFile, let files = left.files, count > files {
                throw GANError(
                    .cannotWrite,
                    "\(words) are as many files, and the disk of \(path) has room for \(files.grouped) more; take fewer, or "
                        + "name a place on another disk")
            }
        }
        return whole >= muchToWrite ? taken : nil
    }
}

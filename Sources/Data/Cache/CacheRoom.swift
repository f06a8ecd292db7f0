import Foundation
import GANBase

/// Whether decoded pictures may be kept in a folder.
struct CacheRoom {
    let folder: String
    /// Bytes that the user allows.
    let limit: Int

    /// What is in the way of so many bytes, in words; `nil` when nothing is, or when the number is not known.
    func objection(to wanted: Int?) -> String? {
        guard let wanted else {
            return nil
        }
        let consequence = "so they are decoded again in each epoch"
        if wanted > limit {
            return "decoded, the pictures would take \(ByteSize.words(wanted)), more than the limit of "
                + "\(ByteSize.words(limit)), \(consequence); raise it, as in --cache \(wanted >> 30 + 1)GB"
        }
        if let free, wanted > free {
            return
                "decoded, the pictures would take \(ByteSize.words(wanted)), and \(folder) has \(ByteSize.words(free)) "
                + "left, \(consequence); make room, or set GAN_CACHE to a folder on another disk"
        }
        return nil
    }

    /// Bytes that the folder's disk has left, less a tenth for others.
    private var free: Int? {
        DiskRoom.left(at: folder).map { $0.bytes / 10 * 9 }
    }
}

import Dispatch
import GANBase
import Synchronization

/// The files of a folder, told apart by their first bytes.
struct FolderFiles {
    /// The JPEG and PNG files, in the order of the list.
    private(set) var pictures = PathTable()
    /// Files that are no pictures though their names say so, and files that could not be opened.
    private(set) var rejected: [UnreadableImage] = []
    /// Files that neither are pictures nor say so.
    private(set) var otherCount = 0
    /// The first of them, with what they seem to be.
    private(set) var firstOthers: [UnreadableImage] = []

    /// Endings that promise a picture: without a picture inside, such a file is worth a warning.
    private static let endings: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "avif",
    ]

    /// Looks at the first bytes of each file.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - paths: Paths inside the folder.
    init(root: String, paths: PathTable) {
        let reasons = Self.reasonsAgainst(paths, root: Array(root.utf8) + [UInt8(ascii: "/")])
        for index in 0..<paths.count {
            guard let reason = reasons[index] else {
                pictures.append(paths.path(at: index))
                continue
            }
            let name = paths.text(at: index)
            if reason.isFailure || Self.promisesPicture(name) {
                rejected.append(UnreadableImage(name: name, reason: reason.words))
            } else {
                otherCount += 1
                if firstOthers.count < 5 {
                    firstOthers.append(UnreadableImage(name: name, reason: reason.words))
                }
            }
        }
    }

    /// Why a file is no picture.
    private struct Reason: Sendable {
        let words: String
        let isFailure: Bool
    }

    /// Looks at all files, several at a time: the time goes into waiting for the disk.
    private static func reasonsAgainst(_ paths: PathTable, root: [UInt8]) -> [Int: Reason] {
        let reasons = Mutex<[Int: Reason]>([:])
        let chunk = 256
        DispatchQueue.concurrentPerform(iterations: (paths.count + chunk - 1) / chunk) { iteration in
            for index in iteration * chunk..<min((iteration + 1) * chunk, paths.count) {
                if let reason = reasonAgainst(root + paths.path(at: index)) {
                    reasons.withLock { $0[index] = reason }
                }
            }
        }
        return reasons.withLock { $0 }
    }

    private static func reasonAgainst(_ path: [UInt8]) -> Reason? {
        do {
            let start = try SystemFile.read(path, limit: 16)
            if ImageFormat(recognising: start) != nil {
                return nil
            }
            let kind = ImageFormat.describeOther(start)
            return Reason(words: "neither JPEG nor PNG inside; it is \(kind)", isFailure: false)
        } catch let error as GANError {
            return Reason(words: error.message, isFailure: true)
        } catch {
            return Reason(words: "\(error)", isFailure: true)
        }
    }

    private static func promisesPicture(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else {
            return false
        }
        return endings.contains(name[name.index(after: dot)...].lowercased())
    }
}

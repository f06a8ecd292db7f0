import GANBase
import Synchronization

/// The files of a folder, told apart by their first bytes.
struct FolderFiles {
    /// The JPEG and PNG files, in the order of the list.
    private(set) var pictures = PathTable()
    /// The rest.
    private(set) var others: OtherFiles

    /// Looks at the first bytes of each file.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - paths: Paths inside the folder.
    ///   - others: What the walk through the folder could not read.
    init(root: String, paths: PathTable, others: OtherFiles) {
        self.others = others
        let reasons = Self.reasonsAgainst(paths, root: Array(root.utf8) + [UInt8(ascii: "/")])
        for index in 0..<paths.count {
            if let reason = reasons[index] {
                self.others.add(paths.text(at: index), reason)
            } else {
                pictures.append(paths.path(at: index))
            }
        }
    }

    /// Looks at all files, several at a time: the time goes into waiting for the disk.
    private static func reasonsAgainst(_ paths: PathTable, root: [UInt8]) -> [Int: OtherFiles.Reason] {
        let reasons = Mutex<[Int: OtherFiles.Reason]>([:])
        let chunk = 256
        WorkerThread.forEach((paths.count + chunk - 1) / chunk) { iteration in
            for index in iteration * chunk..<min((iteration + 1) * chunk, paths.count) {
                if let reason = reasonAgainst(root + paths.path(at: index)) {
                    reasons.withLock { $0[index] = reason }
                }
            }
        }
        return reasons.withLock { $0 }
    }

    private static func reasonAgainst(_ path: [UInt8]) -> OtherFiles.Reason? {
        do {
            return OtherFiles.Reason(notAPicture: try SystemFile.read(path, limit: 16))
        } catch {
            return OtherFiles.Reason(error)
        }
    }
}

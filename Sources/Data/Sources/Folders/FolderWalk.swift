import Foundation

/// Finds the regular files in a folder and all folders below it.
///
/// Hidden names are left out, and counted. Links are followed, but no folder is entered twice, so that a link to a folder above
/// ends nothing. Pipes, sockets and devices are never opened.
struct FolderWalk {
    /// The files, as paths inside the folder, sorted by their bytes.
    private(set) var files = PathTable()
    /// Folders that were entered, the first one included.
    private(set) var folderCount = 0
    /// Folders that could not be listed, links that lead nowhere, and what is neither a file nor a folder.
    private(set) var others = OtherFiles()

    private var entered: Set<FileIdentity> = []
    private var hiddenFolders: [[UInt8]] = []
    private let root: [UInt8]

    private struct FileIdentity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private enum Kind {
        case file
        case folder(FileIdentity)
        /// Something else, in words.
        case other(String)
    }

    /// Walks.
    ///
    /// - Parameter root: The folder's path.
    init(root: String) {
        self.root = Array(root.utf8)
        var pending: [[UInt8]] = []
        if case .folder(let identity) = kind(of: []) {
            entered.insert(identity)
            pending.append([])
        }
        while let folder = pending.popLast() {
            pending.append(contentsOf: list(folder).reversed())
        }
        files.sort()
        // Last, so that no link in them makes a folder that is seen one that was entered already.
        while let folder = hiddenFolders.popLast() { countHidden(in: folder) }
    }

    /// Counts the files in a hidden folder and puts off those in the folders below it.
    private mutating func countHidden(in folder: [UInt8]) {
        guard case .folder(let identity) = kind(of: folder), entered.insert(identity).inserted else { return }
        for (name, mayBeFile) in names(in: folder) ?? [] {
            takeHidden(folder + [UInt8(ascii: "/")] + name, mayBeFile: mayBeFile)
        }
    }

    /// Lists one folder and returns the folders in it that are still to be walked, in order.
    private mutating func list(_ folder: [UInt8]) -> [[UInt8]] {
        guard let names = names(in: folder) else {
            let name = folder.isEmpty ? "." : String(decoding: folder, as: UTF8.self)
            others.reject(name + "/", SystemFile.whyUnreadable(errno))
            return []
        }
        folderCount += 1
        var folders: [[UInt8]] = []
        for (name, mayBeFile) in names {
            let path = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
            if name.first == UInt8(ascii: ".") {
                takeHidden(path, mayBeFile: mayBeFile)
                continue
            }
            if mayBeFile {
                files.append(path)
                continue
            }
            switch kind(of: path) {
            case .file: files.append(path)
            case .folder(let identity):
                if entered.insert(identity).inserted {
                    folders.append(path)
                }
            case .other(let kind): others.add(String(decoding: path, as: UTF8.self), .init(noFile: kind))
            case nil:
                let isDead = errno == ENOENT
                let words = isDead ? "it is a link to what is not there" : SystemFile.whyUnreadable(errno)
                let name = String(decoding: path, as: UTF8.self)
                if isDead, PictureEnding(of: name) == .none {
                    others.findings.add(.deadLink, name)
                } else {
                    others.add(name, .init(failure: words))
                }
            }
        }
        return folders
    }

    private mutating func takeHidden(_ path: [UInt8], mayBeFile: Bool) {
        switch mayBeFile ? .file : kind(of: path) {
        case .file: others.addHidden(String(decoding: path, as: UTF8.self))
        case .folder: hiddenFolders.append(path)
        default: break
        }
    }

    /// The names in a folder, sorted, each with whether the system already says that it is a regular file; `nil` when
    /// the folder cannot be listed.
    private func names(in folder: [UInt8]) -> [(name: [UInt8], isFile: Bool)]? {
        guard let listing = SystemFile.withCString(absolute(folder), { opendir($0) }) else {
            return nil
        }
        defer { closedir(listing) }
        var names: [(name: [UInt8], isFile: Bool)] = []
        while let entry = readdir(listing) {
            let isFile = Int32(entry.pointee.d_type) == Int32(DT_REG)
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if !name.isEmpty && name != [UInt8(ascii: ".")] && name != Array("..".utf8) {
                names.append((name, isFile))
            }
        }
        // Sorted, so that of two links to one folder always the same one is entered.
        return names.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    private func kind(of path: [UInt8]) -> Kind? {
        var information = stat()
        guard SystemFile.withCString(absolute(path), { stat($0, &information) }) == 0 else {
            return nil
        }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR:
            return .folder(
                FileIdentity(
                    device: UInt64(truncatingIfNeeded: information.st_dev),
                    number: UInt64(truncatingIfNeeded: information.st_ino)))
        default: return .other(SystemFile.kind(information.st_mode))
        }
    }

    private func absolute(_ path: [UInt8]) -> [UInt8] {
        path.isEmpty ? root : root + [UInt8(ascii: "/")] + path
    }
}

import Foundation

/// Questions about files.
enum Files {
    /// Whether something exists at `path`.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether `path` is a file that can be run.
    static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 && !isFolder(path) }

    /// Whether `path` is a folder.
    static func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
    }

    /// `path` seen from the root, without `.` and `..`; links stay.
    static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// `path` with all links followed; `path` itself where that is impossible.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// The folder that holds `path`.
    static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// The last part of `path`.
    static func name(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

    /// The names in a folder, sorted; empty when it cannot be read.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// The bytes of a file, or `nil` when it cannot be read.
    static func bytes(of path: String) -> Data? { FileManager.default.contents(atPath: path) }

    /// The text of a file, or `nil` when it cannot be read.
    static func text(of path: String) -> String? {
        bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The user who owns `path`, and its permissions; `nil` when there is nothing.
    static func ownership(of path: String) -> (user: uid_t, mode: mode_t)? {
        var information = stat()
        return stat(path, &information) == 0 ? (information.st_uid, information.st_mode) : nil
    }

    /// What changes when a file is replaced or written: device, number, size and time of the last change.
    static func fingerprint(of path: String) -> String? {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        return
            "\(information.st_dev) \(information.st_ino) \(information.st_size) \(time.tv_sec).\(time.tv_nsec) \(path)"
    }

    /// Bytes of all files under `path`.
    static func size(under path: String) -> Int {
        guard let walk = FileManager.default.enumerator(atPath: path) else { return 0 }
        var total = 0
        for case let name as String in walk {
            var information = stat()
            if lstat("\(path)/\(name)", &information) == 0 { total += Int(information.st_size) }
        }
        return total
    }
}

import Foundation

/// A folder for the temporary files of Swift's own programs, which leave empty folders `TemporaryDirectory.*` behind them
/// (Swift 6.3); it is gone with its owner.
///
/// SwiftPM keeps its locks among temporary files, by which two builds at a time wait for one another. Those stay where
/// everybody looks for them, by links.
final class SwiftTemporaryFolder {
    /// The environment for such a program.
    let environment: [String: String]
    private let path: String?

    /// Makes the folder inside of the usual one, which is used where that is not possible.
    ///
    /// - Parameters:
    ///   - environment: The environment that `gan` was started with.
    ///   - scratch: The folder that SwiftPM builds in.
    init(_ environment: [String: String], scratch: String? = nil) {
        let usual = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var name = Array("\(usual)/gan-swift-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            (self.environment, path) = (environment, nil)
            return
        }
        let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.environment = environment.merging(["TMPDIR": path]) { $1 }
        self.path = path
        var locks = Set(Files.names(in: usual).filter { $0.hasPrefix("_") && $0.hasSuffix(".lock") })
        if let scratch {
            let own = Files.resolved(scratch).replacing("/", with: "_")
            locks.formUnion(["\(own).lock", "\(own)_workspace-state.json.lock"])
        }
        for lock in locks { symlink("\(Files.absolute(usual))/\(lock)", "\(path)/\(lock)") }
    }

    deinit {
        if let path { try? FileManager.default.removeItem(atPath: path) }
    }
}

import Foundation
import Testing

/// A run of the real `gan`, and what came of it.
struct GanProcess {
    let status: Int32
    let output: String
    let errors: String

    /// The `gan` that was built together with these tests.
    static let executable: String = {
        #if canImport(Darwin)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            let folder = bundle?.bundleURL.deletingLastPathComponent().path ?? "."
        #else
            let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
            let folder = URL(fileURLWithPath: test).deletingLastPathComponent().path
        #endif
        return folder + "/gan"
    }()

    /// The cache that all tests share, in the build folder, so that the compiler's module cache is filled once.
    static let cache = URL(fileURLWithPath: executable).deletingLastPathComponent().path + "/gan-tests-cache"

    /// Starts `gan`, waits, and collects what it says.
    ///
    /// - Parameters:
    ///   - arguments: The words after `gan`.
    ///   - folder: The current folder.
    ///   - variables: Environment variables beside the usual ones; an empty text unsets one.
    ///   - starter: A program with its arguments that starts `gan`, where something else has to be set up first.
    ///   - program: What is started in place of the `gan` that was built.
    ///   - whileRunning: Is called with the process's number once it runs.
    init(
        _ arguments: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:],
        startedBy starter: [String] = [], program: String = Self.executable,
        whileRunning: ((Int32) throws -> Void)? = nil
    ) throws {
        let process = Process()
        let words = starter + [program] + arguments
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        var environment = ProcessInfo.processInfo.environment
        for name in environment.keys where name.hasPrefix("GAN_") && name != "GAN_TORCH_DIR" { environment[name] = nil }
        environment["GAN_CACHE"] = Self.cache
        environment["GAN_COMMAND"] = "gan"
        environment["COLUMNS"] = "80"
        // SwiftPM leaves lock files in the folder for temporary files.
        environment["TMPDIR"] = folder.asidePath
        for (name, value) in variables { environment[name] = value.isEmpty ? nil : value }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        // Files and not pipes: nothing has to be read while the program runs.
        let (output, errors) = (folder.asidePath + "/output", folder.asidePath + "/errors")
        for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        try whileRunning?(process.processIdentifier)
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = try String(contentsOfFile: output, encoding: .utf8)
        self.errors = try String(contentsOfFile: errors, encoding: .utf8)
        // The folder may be the caller's last use of it, and goes with its owner.
        withExtendedLifetime(folder) {}
    }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    /// The system's folder for such things.
    static let root = FileManager.default.temporaryDirectory.standardizedFileURL.path

    /// The folder, with nothing in it but what a test writes.
    let path: String

    /// A folder beside it for what a program prints and for its temporary files.
    let asidePath: String

    init() throws {
        path = Self.root + "/gan-test-\(UUID().uuidString)"
        asidePath = path + "-aside"
        for folder in [path, asidePath] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    deinit {
        for folder in [path, asidePath] { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Writes a file, with the folders above it.
    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o644) throws -> String {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file.path
    }

    /// The text of a file; empty if there is none.
    func text(_ name: String) -> String { (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)) ?? "" }

    /// Whether there is a file of that name.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    /// A folder with GANKit's library and modules, outside of any checkout, for `GAN_HOME`.
    func installedCopy() throws -> String {
        let home = path + "/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let build = URL(fileURLWithPath: GanProcess.executable).deletingLastPathComponent().path
        for name in try FileManager.default.contentsOfDirectory(atPath: build)
        where name == "Modules" || name.hasPrefix("libGANKitDynamic.") {
            try FileManager.default.createSymbolicLink(
                atPath: "\(home)/\(name)", withDestinationPath: "\(build)/\(name)")
        }
        return home
    }
}

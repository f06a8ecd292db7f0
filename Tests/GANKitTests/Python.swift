import Foundation

/// The Python of .venv, with TensorBoard in it, as the reference reader of what GANKit writes.
enum Python {
    /// Its path; nothing is there where GAN_TORCH_DIR names a libtorch of one's own.
    static let path =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/.venv/bin/python"

    /// Whether it is there.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    /// Runs a script.
    ///
    /// - Returns: What it printed, on standard error too.
    static func run(_ script: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", script] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}

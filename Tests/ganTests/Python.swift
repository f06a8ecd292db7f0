import Foundation

/// Python as the reference reader of what `gan` writes.
enum Python {
    /// The Python of .venv, with TensorBoard in it; nothing is there where GAN_TORCH_DIR names a libtorch of one's own.
    private static let environment =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/.venv/bin/python"

    /// Whether TensorBoard can be asked.
    static let hasTensorBoard = FileManager.default.isExecutableFile(atPath: environment)

    /// Runs a script.
    ///
    /// - Returns: What it printed, on standard error too; `nil` where there is no Python.
    static func run(_ script: String, _ arguments: String...) throws -> String? {
        let paths = [environment, "/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
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

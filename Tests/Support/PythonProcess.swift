import Foundation

/// A run of Python, the reference that files and networks are compared with, and what came of it.
public struct PythonProcess {
    /// How it ended.
    public let status: Int32
    /// What it said on standard output.
    public let output: String
    /// What it said on standard error.
    public let errors: String

    /// The Python of the checkout's .venv.
    private static let own =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/.venv/bin/python"

    /// A Python: the checkout's own, or the system's; nil where there is none.
    public static let program = [own, "/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether it has what Scripts/requirements.txt asks for.
    public static let isComplete: Bool = {
        let script = """
            import importlib.util, sys
            sys.exit(not all(map(importlib.util.find_spec, ["torch", "safetensors", "PIL", "numpy", "tensorboard"])))
            """
        return (try? PythonProcess(["-c", script]))??.status == 0
    }()

    /// Runs a script; nil where there is no Python.
    public static func output(of script: String, _ arguments: String...) throws -> String? {
        try PythonProcess(["-c", script] + arguments)?.output
    }

    /// Starts Python, waits, and collects what it says; nil where there is none.
    ///
    /// - Parameters:
    ///   - arguments: The words after `python`.
    ///   - folder: The current folder, when it matters.
    public init?(_ arguments: [String], in folder: String? = nil) throws {
        guard let program = Self.program else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        // A file for one of both: two pipes would have to be read at the same time.
        let aside = NSTemporaryDirectory() + "gan-python-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: aside))
        defer { try? FileManager.default.removeItem(atPath: aside) }
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: aside))
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
        errors = try String(contentsOfFile: aside, encoding: .utf8)
    }
}

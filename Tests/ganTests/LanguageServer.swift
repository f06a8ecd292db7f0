import Foundation

/// Swift's language server as an editor drives it: JSON-RPC on its standard streams.
final class LanguageServer {
    /// The server that lies beside the compiler, if there is one.
    static let program: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let compiler = folders.map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)
        let folder = compiler.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent() }
        let path = folder?.appendingPathComponent("sourcekit-lsp").path ?? ""
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// Seconds until a server that says nothing counts as hanging.
    private static let patience = 240.0

    struct Trouble: Error { let words: String }

    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private var received: [UInt8] = []
    private var requests = 0

    /// Starts the server, and opens a folder.
    init(in folder: String) throws {
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(fileURLWithPath: Self.program ?? "")
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let completion = ["completionItem": ["snippetSupport": false]]
        _ = try ask(
            "initialize",
            [
                "processId": Int(getpid()), "rootUri": Self.address(folder),
                "capabilities": ["textDocument": ["completion": completion]],
            ])
        try send(["method": "initialized", "params": [String: Any]()])
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Opens a file.
    func open(_ file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let document: [String: Any] = ["uri": Self.address(file), "languageId": "swift", "version": 1, "text": text]
        try send(["method": "textDocument/didOpen", "params": ["textDocument": document]])
    }

    /// What is wrong with a file that is open.
    func diagnostics(of file: String) throws -> [String] {
        let answer = try ask("textDocument/diagnostic", ["textDocument": ["uri": Self.address(file)]])
        let items = (answer as? [String: Any])?["items"] as? [[String: Any]] ?? []
        return items.compactMap { $0["message"] as? String }
    }

    /// What the server offers behind some words of a file that is open.
    func completions(of file: String, behind words: String) throws -> [String] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let end = text.range(of: words)?.upperBound else { throw Trouble(words: "\(file) has no '\(words)'") }
        let lines = text[..<end].split(separator: "\n", omittingEmptySubsequences: false)
        let position = ["line": lines.count - 1, "character": lines.last?.utf16.count ?? 0]
        let answer = try ask(
            "textDocument/completion", ["textDocument": ["uri": Self.address(file)], "position": position])
        let items = (answer as? [String: Any])?["items"] as? [[String: Any]] ?? answer as? [[String: Any]] ?? []
        return items.compactMap { $0["label"] as? String }
    }

    private static func address(_ path: String) -> String { URL(fileURLWithPath: path).absoluteString }

    private func ask(_ method: String, _ parameters: [String: Any]) throws -> Any {
        requests += 1
        try send(["id": requests, "method": method, "params": parameters])
        while true {
            let message = try receive()
            if message["method"] == nil, message["id"] as? Int == requests {
                if let error = message["error"] { throw Trouble(words: "\(method): \(error)") }
                return message["result"] ?? NSNull()
            }
            // The server asks something of the editor, which has nothing to say.
            if message["method"] != nil, let id = message["id"] { try send(["id": id, "result": NSNull()]) }
        }
    }

    private func send(_ message: [String: Any]) throws {
        let body = try JSONSerialization.data(withJSONObject: message.merging(["jsonrpc": "2.0"]) { $1 })
        try input.fileHandleForWriting.write(contentsOf: Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    }

    private func receive() throws -> [String: Any] {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while true {
            if let message = try nextMessage() { return message }
            var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(max(0, deadline.timeIntervalSinceNow) * 1_000)) > 0 else {
                throw Trouble(words: "the language server does not answer")
            }
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw Trouble(words: "the language server has ended") }
            received += bytes
        }
    }

    /// The first message among the bytes that have come, if it is whole.
    private func nextMessage() throws -> [String: Any]? {
        guard let gap = Data(received).range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<gap.lowerBound], as: UTF8.self)
        let lengths = head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("content-length:") }
        guard let length = lengths.first?.split(separator: ":").last.flatMap({ Int($0.drop { $0 == " " }) }) else {
            throw Trouble(words: "a message without a length: \(head)")
        }
        guard received.count >= gap.upperBound + length else { return nil }
        let body = received[gap.upperBound..<gap.upperBound + length]
        received.removeFirst(gap.upperBound + length)
        return try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }
}

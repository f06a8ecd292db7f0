package import Logging

/// Writes messages for the person at the terminal, a line each, as in `warning: cannot read x.jpg`.
///
/// `gan` uses it. A program of one's own that trains with a ``Trainer`` has whatever it gave to `LoggingSystem.bootstrap`.
package struct TerminalLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let write: @Sendable (String) -> Void

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - level: The least that is written.
    ///   - write: Writes a line.
    init(level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
        logLevel = level
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let provided = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
        let all = provided.merging(event.metadata ?? [:]) { $1 }
        let details =
            all.isEmpty
            ? "" : " (\(all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")))"
        let error = event.error.map { ": \($0)" } ?? ""
        write("\(event.level): \(event.message)\(error)\(details)")
    }
}

extension Logger {
    /// GANKit's messages as `gan` shows them.
    ///
    /// - Parameters:
    ///   - verbosity: How much is said; nil for the usual.
    ///   - write: Writes a line to the terminal.
    package init(_ verbosity: Verbosity? = nil, write: @escaping @Sendable (String) -> Void) {
        let level: Logger.Level =
            switch verbosity {
            case .quiet: .warning
            case nil: .info
            case .verbose: .debug
            }
        self.init(label: "gankit", factory: { _ in TerminalLogHandler(level: level, write: write) })
    }

    /// GANKit's messages on the process's own terminal, above the progress line.
    package static func onConsole(_ verbosity: Verbosity? = nil) -> Logger {
        Logger(verbosity) { Console.standard.note($0) }
    }

    /// Does a piece of work, and tells in a debug message how long it took.
    ///
    /// - Parameters:
    ///   - deed: What was done, as in "opened the data".
    ///   - work: The work.
    func timing<Result>(_ deed: @autoclosure () -> String, _ work: () throws -> Result) rethrows -> Result {
        let beginning = ContinuousClock.now
        let result = try work()
        let seconds = (ContinuousClock.now - beginning) / .seconds(1)
        debug("\(deed()) in \(short(seconds)) s")
        return result
    }
}

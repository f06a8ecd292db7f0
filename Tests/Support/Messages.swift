import InMemoryLogging
public import Logging

/// Collects messages.
public struct Messages: Sendable {
    /// What is to be given to whatever speaks.
    public let logger: Logger
    private let handler: InMemoryLogHandler

    /// Begins with none.
    public init() {
        var handler = InMemoryLogHandler()
        handler.logLevel = .debug
        self.handler = handler
        logger = Logger(label: "gankit", factory: { [handler] _ in handler })
    }

    /// The warnings so far.
    public var warnings: [String] { lines(.warning) }
    /// The debug messages so far.
    public var debug: [String] { lines(.debug) }

    private func lines(_ level: Logger.Level) -> [String] {
        handler.entries.filter { $0.level == level }.map(\.message.description)
    }
}

import Logging
import Synchronization
import Testing

@testable import GANKit

@Suite("Messages at the terminal")
struct TerminalLogHandlerTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    @Test(
        "warnings are always written, debug messages only where they were asked for",
        arguments: [
            (nil, ["info: i", "warning: w", "error: e"]), (.quiet, ["warning: w", "error: e"]),
            (.verbose, ["debug: d", "info: i", "warning: w", "error: e"]),
        ] as [(Verbosity?, [String])])
    func levels(verbosity: Verbosity?, expected: [String]) {
        let lines = Lines()
        let logger = Logger(verbosity) { lines.add($0) }
        logger.debug("d")
        logger.info("i")
        logger.warning("w")
        logger.error("e")
        #expect(lines.all == expected)
    }

    @Test("a copy's level and metadata are its own; metadata is written after the message, sorted")
    func values() {
        let lines = Lines()
        let first = Logger { lines.add($0) }
        var second = first
        second.logLevel = .error
        second[metadataKey: "step"] = "12"
        #expect(first.logLevel == .info && first[metadataKey: "step"] == nil)
        first.warning("one")
        second.warning("two")
        second.error("three", metadata: ["file": "a.jpg"])
        #expect(lines.all == ["warning: one", "error: three (file: a.jpg, step: 12)"])
    }

    @Test("a timed deed is told with its seconds, and not at all when it fails")
    func timing() throws {
        let lines = Lines()
        let logger = Logger(.verbose) { lines.add($0) }
        #expect(logger.timing("counted to three") { 3 } == 3)
        #expect(throws: GANError.self) { try logger.timing("failed") { throw GANError(.badData, "no") } }
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.wholeMatch(of: /debug: counted to three in [\d.e-]+ s/) != nil)
    }

    @Test("a training without a logger of its own speaks to what its program has set up")
    func bootstrap() {
        let lines = Lines()
        // Only once in a process; no other test looks at what goes here.
        LoggingSystem.bootstrap { label in TerminalLogHandler(level: .info) { lines.add("\(label) \($0)") } }
        TrainingSettings().logger.warning("of training")
        LoadingOptions(batch: 1, seed: 0).logger.warning("of data")
        #expect(lines.all.contains("gankit warning: of training") && lines.all.contains("gankit warning: of data"))
    }

    @Test("of the flags among a command's words the last one counts")
    func flags() {
        #expect(Verbosity.chosen(in: ["--steps", "3"]) == nil)
        #expect(Verbosity.chosen(in: ["--quiet", "--verbose", "--seed", "1"]) == .verbose)
        #expect(Verbosity.chosen(in: ["--verbose", "--quiet"]) == .quiet)
    }
}

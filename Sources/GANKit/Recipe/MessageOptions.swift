import ArgumentParser
import GANBase
import Logging

/// The options of how much a command says while it trains.
struct MessageOptions: ParsableArguments {
    @Flag(exclusivity: .chooseLast) var verbosity: Verbosity?

    /// Makes a terminal as quiet as was asked for, and gives what writes messages to it.
    func logger(on console: Console) -> Logger {
        console.isQuiet = verbosity == .quiet
        return Logger(verbosity) { console.note($0) }
    }
}

extension Verbosity: EnumerableFlag {
    package static func help(for value: Verbosity) -> ArgumentHelp? {
        switch value {
        case .quiet: "Say nothing but warnings and errors."
        case .verbose: "Also say what is computed how, what is cached, and how long things take."
        }
    }
}

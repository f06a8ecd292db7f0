import ArgumentParser
import GANBase
import Logging

/// The options of how much a command says while it trains.
struct MessageOptions: ParsableArguments {
    @Flag(exclusivity: .chooseLast) var verbosity: Verbosity?

    /// Writes as many messages to the terminal as was asked for.
    var logger: Logger { .onConsole(verbosity) }

    /// Makes the terminal as quiet as was asked for.
    func apply() {
        Console.standard.isQuiet = verbosity == .quiet
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

import ArgumentParser
import Foundation

/// How many processor cores a command uses.
package struct WorkOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Threads that work (default: all cores).", valueName: "n"))
    var threads: Int?

    package init() {}

    /// How many threads work: as many as asked for, else one for each core.
    package var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    package func validate() throws {
        try NumberCheck.checkThreads("--threads", threads)
    }
}

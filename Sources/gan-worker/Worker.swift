import ArgumentParser
import Foundation
import GANCommandOptions
import GANKit

/// What `gan` needs a program with tensors for; people call `gan`, not this.
@main
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gan-worker", abstract: "Answers for gan what needs libtorch.", shouldDisplay: false,
        subcommands: [
            Plugins.self, Torch.self, DataCommand.self, DivergenceCommand.self, EvaluateCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as GANError {
            Console.standard.fail(error)
        } catch {
            leave(after: error)
        }
    }

    /// Says what `gan` itself would say: people do not know this program.
    private static func leave(after error: any Error) -> Never {
        let status = exitCode(for: error)
        guard status != .success else {
            Answer.print(fullMessage(for: error))
            Foundation.exit(status.rawValue)
        }
        let name = ProcessInfo.processInfo.environment["GAN_COMMAND"] ?? "gan"
        let words = FailureWords.plain(fullMessage(for: error)).replacing("gan-worker ", with: "\(name) ")
        Console.standard.note("gan: \(words)")
        Foundation.exit(status.rawValue)
    }
}

/// Lists the plugins.
struct Plugins: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List losses, constraints and samplers.", usage: "gan plugins [<name>] [--json]")

    @Argument(help: "A plugin to describe in full.") var name: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let report = PluginReport()
        if json { return Answer.print(try report.json(), isJSON: true) }
        Answer.print(try name.map(report.details) ?? report.table)
    }
}

/// Says which libtorch is loaded, for `gan doctor`.
struct Torch: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check the libtorch that is loaded.")

    func run() throws {
        try Runtime.check()
        Answer.print(
            "libtorch \(Runtime.torchVersion), \(Runtime.threads) threads, \(Runtime.cudaDeviceCount) CUDA devices")
    }
}

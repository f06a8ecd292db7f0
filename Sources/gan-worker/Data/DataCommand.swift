import ArgumentParser

/// The commands of `gan data`.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Looks after pictures.",
        subcommands: [InspectCommand.self, PackCommand.self, DrawCommand.self, LoaderBenchCommand.self])
}

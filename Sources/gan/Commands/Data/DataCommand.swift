import ArgumentParser

/// `gan data`: looks after pictures.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Look pictures over, pack them, draw some, time their reading.",
        usage: "gan data <command> …",
        subcommands: [InspectData.self, PackData.self, DrawData.self, BenchData.self])
}

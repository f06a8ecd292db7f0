package import ArgumentParser
import Foundation

/// What is measured, on how many samples, with which features.
package struct MeasuringOptions: ParsableArguments {
    /// How many samples of each kind.
    @Option(help: ArgumentHelp("Samples of each kind that are compared; fewer where there are fewer.", valueName: "n"))
    package var samples = 10_000

    /// The file of the feature network.
    @Option(
        help: ArgumentHelp(
            "A feature network in a TorchScript file, such as StyleGAN's inception-2015-12-05.pt (default: built-in scattering features, whose numbers are no FID). Such a file is a program that can read and write your files; take it only from those whom you trust.",
            valueName: "file"),
        completion: .file(extensions: ["pt"]))
    package var features: String?

    /// Which numbers.
    @Option(
        help: ArgumentHelp(
            "Numbers by name, with commas between, or all (default: frechet, kid, precision, recall, density, coverage; w1 for points).",
            valueName: "names"))
    package var metrics: String?

    /// Whether two halves of the real data are compared as well.
    @Flag(inversion: .prefixedNo, help: "Compare two halves of the real data as well, a yardstick for every number.")
    package var floor = true

    /// Where to compute.
    @Option(
        help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device"),
        completion: .list(["cpu", "cuda"]))
    package var device = "cpu"

    /// Threads that read.
    @Option(help: ArgumentHelp("Threads that read and decode pictures.", valueName: "n"))
    package var loaderThreads = 2

    /// How the answer looks.
    @OptionGroup package var answer: AnswerOptions

    package init() {}

    package func validate() throws {
        try NumberCheck.check("--samples", samples, 2...10_000_000)
        try NumberCheck.checkThreads("--loader-threads", loaderThreads)
    }

    /// The names that were asked for; nil for the usual ones.
    package var names: [String]? {
        metrics.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }
}

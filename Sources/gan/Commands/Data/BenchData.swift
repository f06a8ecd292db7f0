import ArgumentParser
import GANCommandOptions

/// `gan data bench`: times the reading of pictures.
struct BenchData: ParsableCommand {
    static let configuration = LoaderBenchOptions.configuration

    @OptionGroup var options: LoaderBenchOptions

    func run() throws { try WorkerLaunch.startWithSameWords() }
}

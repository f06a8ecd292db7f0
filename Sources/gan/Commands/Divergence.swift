import ArgumentParser
import GANCommandOptions

/// `gan divergence`: measures how far apart two distributions of points are.
struct Divergence: ParsableCommand {
    static let configuration = DivergenceOptions.configuration

    @OptionGroup var options: DivergenceOptions

    func run() throws { try WorkerLaunch.startWithSameWords() }
}

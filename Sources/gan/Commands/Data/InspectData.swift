import ArgumentParser
import GANCommandOptions

/// `gan data inspect`: looks pictures over.
struct InspectData: ParsableCommand {
    static let configuration = InspectOptions.configuration

    @OptionGroup var options: InspectOptions

    func run() throws { try WorkerLaunch.startWithSameWords() }
}

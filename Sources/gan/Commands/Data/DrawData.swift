import ArgumentParser
import GANCommandOptions

/// `gan data draw`: draws pictures to train on.
struct DrawData: ParsableCommand {
    static let configuration = DrawOptions.configuration

    @OptionGroup var options: DrawOptions

    func run() throws { try WorkerLaunch.startWithSameWords() }
}

import ArgumentParser
import GANCommandOptions

/// `gan data pack`: packs pictures into archives.
struct PackData: ParsableCommand {
    static let configuration = PackOptions.configuration

    @OptionGroup var options: PackOptions

    func run() throws { try WorkerLaunch.startWithSameWords() }
}

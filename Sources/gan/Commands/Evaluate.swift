import ArgumentParser
import GANBase
import GANCommandOptions

/// `gan evaluate`: measures the samples of a run, or two sets of pictures.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: EvaluateOptions.configuration.abstract, usage: EvaluateOptions.configuration.usage,
        discussion: EvaluateOptions.configuration.discussion)

    @Flag(name: .customLong("no-cache"), help: "Compile the run's recipe again, even where nothing has changed.")
    var ignoresCache = false

    @OptionGroup var origin: RunPackageOption

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, or --real and --fake; then options.", valueName: "run folder"),
        completion: .file())
    var words: [String] = []

    func validate() throws {
        guard let first = words.first else {
            throw ValidationError("Missing argument, for example \(RunLaunch.example), or --real photos --fake drawn")
        }
        if first == "--help" || first == "-h" { throw CleanExit.helpRequest() }
    }

    func run() throws {
        guard let first = words.first else { return }
        if first.hasPrefix("-") { try WorkerLaunch.start(["evaluate"] + words) }
        try RunLaunch.start("evaluate", words: words, package: origin.package, ignoresCache: ignoresCache)
    }
}

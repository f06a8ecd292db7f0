import Foundation

/// What the commands do alike whose work needs tensors but no recipe: become `gan-worker`.
enum WorkerLaunch {
    /// Replaces `gan` by the worker.
    ///
    /// - Parameter words: The worker's command and its arguments.
    /// - Throws: `GANError` with status 66 when the worker or libtorch is missing.
    static func start(_ words: [String]) throws -> Never {
        var environment = ProcessInfo.processInfo.environment
        let installation = try Installation.find(environment: environment)
        try Libtorch.require(for: installation, environment: environment)
        environment["GAN_COMMAND"] = Gan.typedName(environment: environment)
        try Program.become(installation.worker, words, environment: environment)
    }

    /// Replaces `gan` by the worker, which gets the very words that `gan` got: it knows the same commands.
    ///
    /// - Throws: `GANError` with status 66 when the worker or libtorch is missing.
    static func startWithSameWords() throws -> Never {
        try start(Array(CommandLine.arguments.dropFirst()))
    }
}

public import ArgumentParser

/// A training plan with options: what `gan run Recipe.swift` trains.
///
/// A recipe is an ArgumentParser command. Its `@Option`s and `@Flag`s become options of `gan run`, beside those that
/// every recipe has (`--steps`, `--batch`, `--seed`, `--out`, `--device`, `--threads`):
///
/// ```swift
/// import GANKit
///
/// @main
/// struct Faces: Recipe {
///     @Option(help: "Folder that holds the pictures.") var folder = "faces"
///
///     var plan: GAN {
///         GAN(
///             data: .images(in: folder, side: 64), generator: .dcgan(), critic: .dcgan(), loss: .wasserstein,
///             optimizer: .adam(2e-4, betas: (0.5, 0.999)), batch: 64, steps: 100_000
///         ) {
///             Divergence(k: 2, p: 6, at: .realAndFake)
///         }
///     }
/// }
/// ```
public protocol Recipe: ParsableCommand {
    /// What to train, given the options.
    var plan: GAN { get throws }
}

extension Recipe {
    /// Runs what `gan` asked for: training, checking or sampling.
    public static func main() {
        RecipeProgram<Self>.main(Array(CommandLine.arguments.dropFirst()))
    }
}

import GANKit

/// Draws samples with a generator that `gan export` wrote: neither its recipe nor a compiler is needed.
///
///     swift run DrawSmileys smileys smileys.png
@main
struct DrawSmileys: ParsableCommand {
    @Argument(help: "The folder that 'gan export' wrote.") var folder: String
    @Argument(help: "The picture to write.") var picture: String

    func run() throws {
        let generator = try TrainedGenerator(at: folder)
        let samples = generator.samples(16, seed: 1)
        try samples.writePNG(to: picture)
    }
}

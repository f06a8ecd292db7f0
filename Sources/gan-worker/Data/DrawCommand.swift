import ArgumentParser
import GANCommandOptions
import GANKit

/// Draws pictures to train on, for `gan data draw`.
struct DrawCommand: ParsableCommand {
    static let configuration = DrawOptions.configuration

    @OptionGroup var options: DrawOptions

    func run() throws {
        switch options.subject {
        case .smileys: try drawSmileys()
        }
    }

    private func drawSmileys() throws {
        let size = options.size.size ?? ImageSize(side: 32)
        let files = try SmileyFiles(size: size, count: options.count, seed: options.seed)
        let interruption = try Interruption()
        let bar = ProgressBar("Drawing", total: options.count)
        try files.write(to: options.out, threads: options.work.threadCount) {
            bar.advance(by: $0)
            try interruption.check()
        }
        bar.clear()
        let noun = options.count == 1 ? "drawn smiley" : "drawn smileys"
        Answer.print(titled("Pictures", "\(options.count.grouped) \(noun), \(size)"))
        Answer.print(titled("Folder", options.out))
    }
}

import Foundation
import GANBase
import GANRuns

/// The part of a page that shows samples over time: figures with the last samples, and what the script puts there.
struct SampleSection {
    private let runs: [(name: String, files: SampleFiles)]

    init(_ runs: [(name: String, training: RecordedTraining)]) {
        let budget = SampleFiles.budget / max(runs.filter { !$0.training.pictureSteps.isEmpty }.count, 1)
        self.runs = runs.map { name, training in
            (name, SampleFiles(of: training.run, steps: training.pictureSteps, budget: budget))
        }
    }

    /// The section; empty where no run has pictures.
    var html: String {
        let shown = runs.enumerated().filter { !$0.element.files.chosen.isEmpty }
        let notes = runs.compactMap { run in
            run.files.words.map { runs.count > 1 ? "\(run.name): \($0)" : $0 }
        }.map { "<p class=\"soft\">\(HTML.escaped($0))</p>" }.joined()
        guard !shown.isEmpty else { return notes.isEmpty ? "" : "<section><h2>Samples</h2>\(notes)</section>" }
        let figures = shown.map { index, run in figure(index, run.name, run.files) }.joined(separator: "\n")
        return """
            <section id="samples"><h2>Samples</h2>
            <div class="slider"><button type="button">Play</button><input type="range" min="0" max="0" value="0" aria-label="Step of the samples"><output></output></div>
            <div class="grids">\(figures)</div>
            \(notes)</section>
            """
    }

    /// A run's figure; without scripts it shows the last samples.
    private func figure(_ index: Int, _ name: String, _ files: SampleFiles) -> String {
        guard let last = files.chosen.last else { return "" }
        let title = runs.count > 1 ? "<strong>\(Self.swatch(index))\(HTML.escaped(name))</strong> " : ""
        let caption = "<figcaption>\(title)<span class=\"step soft\">step \(last.step.grouped)</span></figcaption>"
        let words = HTML.escaped("Samples of \(name) after step \(last.step.grouped)")
        let body =
            files.arePlanes
            ? "<canvas role=\"img\" tabindex=\"0\" aria-label=\"\(words)\"></canvas>"
            : "<img alt=\"\(words)\" src=\"\(Self.source(last))\">"
        return "<figure data-run=\"\(index)\">\(caption)\(body)</figure>"
    }

    /// A run's colour as a mark.
    static func swatch(_ index: Int) -> String {
        "<span class=\"swatch\" style=\"background: var(--c\(index % 8))\"></span>"
    }

    /// What the script shows, as JSON: names and samples of all runs.
    var json: String {
        let list = runs.map { name, files in
            let samples = files.chosen.enumerated().map { position, file in
                let isLast = position == files.chosen.count - 1
                let content =
                    files.arePlanes
                    ? #", "plane": \#(Self.plane(file))"#
                    // The last one stands in the figure.
                    : isLast ? "" : #", "source": "\#(Self.source(file))""#
                return #"{"step": \#(file.step)\#(content)}"#
            }
            return #"{"name": \#(JSONText.string(name).line), "samples": [\#(samples.joined(separator: ", "))]}"#
        }
        return "[\(list.joined(separator: ", "))]"
    }

    /// A picture as an address that holds it.
    private static func source(_ file: SampleFiles.File) -> String {
        let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
        return "data:image/png;base64,\(bytes.base64EncodedString())"
    }

    /// The points of a file, if it is whole.
    private static func plane(_ file: SampleFiles.File) -> String {
        let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
        guard isWholeJSON(bytes) else { return "null" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

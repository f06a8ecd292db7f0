import Foundation
import GANBase
import GANRuns

/// The part of a page that shows samples over time: figures with the last samples, and what the script puts there.
struct SampleSection {
    /// The samples of a step, as the page holds them.
    private struct Sample {
        let step: Int
        /// An address that is the picture itself, or points of the plane as JSON.
        let content: String
    }

    private struct Run {
        let name: String
        let samples: [Sample]
        let arePlanes: Bool
        /// What was left out, in words.
        let note: String?
    }

    private let runs: [Run]

    init(_ runs: [(name: String, training: RecordedTraining)]) {
        let budget = SampleFiles.budget / max(runs.filter { !$0.training.pictureSteps.isEmpty }.count, 1)
        self.runs = runs.map { name, training in
            let files = SampleFiles(of: training.run, steps: training.pictureSteps, budget: budget)
            let samples = files.chosen.compactMap { file -> Sample? in
                // No more than was counted, whatever the file has become.
                guard let bytes = try? RegularFile.contents(of: file.path, atMost: file.bytes) else { return nil }
                if !files.arePlanes {
                    return Sample(step: file.step, content: "data:image/png;base64,\(bytes.base64EncodedString())")
                }
                // A damaged file would damage the whole page.
                return isWholeJSON(bytes)
                    ? Sample(step: file.step, content: String(decoding: bytes, as: UTF8.self)) : nil
            }
            return Run(name: name, samples: samples, arePlanes: files.arePlanes, note: files.words)
        }
    }

    /// The section; empty where no run has pictures.
    var html: String {
        let notes = runs.compactMap { run in run.note.map { runs.count > 1 ? "\(run.name): \($0)" : $0 } }
            .map { "<p class=\"soft\">\(HTML.escaped($0))</p>" }.joined()
        let figures = runs.enumerated().compactMap(figure).joined(separator: "\n")
        guard !figures.isEmpty else { return notes.isEmpty ? "" : "<section><h2>Samples</h2>\(notes)</section>" }
        return """
            <section id="samples"><h2>Samples</h2>
            <div class="slider"><button type="button">Play</button>\
            <input type="range" min="0" max="0" value="0" aria-label="Step of the samples"><output></output></div>
            <div class="grids">\(figures)</div>
            \(notes)</section>
            """
    }

    /// A run's figure; without scripts it shows the last picture.
    private func figure(_ index: Int, _ run: Run) -> String? {
        guard let last = run.samples.last else { return nil }
        let title = runs.count > 1 ? "<strong>\(Self.swatch(index))\(HTML.escaped(run.name))</strong> " : ""
        // A single run's step stands beside the slider.
        let hiding = runs.count > 1 ? "" : " hidden"
        let words = HTML.escaped("Samples of \(run.name) after step \(last.step.grouped)")
        let body =
            run.arePlanes
            ? "<canvas role=\"img\" tabindex=\"0\" aria-label=\"\(words)\"></canvas>"
            : "<img alt=\"\(words)\" src=\"\(last.content)\">"
        return
            "<figure data-run=\"\(index)\"><figcaption\(hiding)>\(title)<span class=\"step soft\"></span></figcaption>"
            + "\(body)</figure>"
    }

    /// A run's colour as a mark.
    static func swatch(_ index: Int) -> String {
        "<span class=\"swatch\" style=\"background: var(--c\(index % 8))\"></span>"
    }

    /// What the script shows, as JSON: names and samples of all runs.
    var json: String {
        let list = runs.map { run in
            let samples = run.samples.enumerated().map { position, sample in
                let content =
                    run.arePlanes
                    ? #", "plane": \#(sample.content)"#
                    // The last one stands in the figure.
                    : position == run.samples.count - 1 ? "" : #", "source": "\#(sample.content)""#
                return #"{"step": \#(sample.step)\#(content)}"#
            }
            return #"{"name": \#(JSONText.string(run.name).line), "samples": [\#(samples.joined(separator: ", "))]}"#
        }
        return "[\(list.joined(separator: ", "))]"
    }
}

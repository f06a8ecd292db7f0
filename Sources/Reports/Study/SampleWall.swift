import Foundation
import GANBase
import GANRuns

/// What the runs of a study draw, side by side: for each combination the newest samples of the seed with the median.
struct SampleWall {
    private let results: StudyResults
    private let facets: StudyFacets

    /// Larger files are left out, so that the page stays one that a browser opens.
    private static let limit = 3_000_000

    /// Gathers the pictures of a study.
    init(_ results: StudyResults, _ facets: StudyFacets) {
        self.results = results
        self.facets = facets
    }

    /// The page's piece; empty where no run has a picture.
    var html: String {
        let walls = facets.facets.map { facet in
            let title = facet.title.isEmpty ? "" : "<h3>\(facet.title.html)</h3>"
            let figures = facet.rows.joined().map(figure).joined(separator: "\n")
            return
                "\(title)<div class=\"wall\" style=\"--columns:\(max(facets.across?.values.count ?? 1, 1))\">\(figures)</div>"
        }
        let html = walls.joined(separator: "\n")
        guard html.contains("<img") else { return "" }
        return """
            <section><h2>Samples</h2>
            <p class="soft">For each combination, the last samples of the run with the median \(results.metric.html), and of two in the middle those of the worse one.</p>
            \(html)</section>
            """
    }

    private func figure(_ combination: StudyResults.Combination) -> String {
        let name = zip(results.plan.varied, combination.values).map { "\($0.name) \($1)" }.joined(separator: ", ")
        guard let run = results.middleRun(of: combination) else {
            return "<figure><div class=\"missing\">no samples</div><figcaption>\(name.html)</figcaption></figure>"
        }
        let value = run.value(of: results.metric).map { "\(results.metric) \(short($0)), " } ?? ""
        let caption =
            "<figcaption>\(name.isEmpty ? "" : "<b>\(name.html)</b><br>")\(value.html)seed \(run.run.seed)</figcaption>"
        guard let path = run.reading.picture, let bytes = try? RegularFile.contents(of: path, atMost: Self.limit)
        else { return "<figure><div class=\"missing\">no samples</div>\(caption)</figure>" }
        return """
            <figure><img loading="lazy" alt="samples with \(name.html), seed \(run.run.seed)" \
            src="data:image/png;base64,\(bytes.base64EncodedString())">\(caption)</figure>
            """
    }
}

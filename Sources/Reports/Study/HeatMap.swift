import GANBase
import GANRuns

/// A heat map for each facet of a study: the median in every cell, with its spread below.
struct HeatMap {
    private let results: StudyResults
    private let facets: StudyFacets
    private let metric: String
    private let colors: StudyColors

    /// Draws one number of a study whose options are laid out in the plane.
    init(_ results: StudyResults, _ facets: StudyFacets, metric: String) {
        self.results = results
        self.facets = facets
        self.metric = metric
        colors = StudyColors(
            results.combinations.compactMap { $0.spread(of: metric)?.median }, results.direction(of: metric))
    }

    /// The page's piece.
    var html: String {
        let marks = metric == results.metric ? results.ranked : []
        let maps = facets.facets.map { facet in
            let caption = facet.title.isEmpty ? "" : "<caption>\(facet.title.html)</caption>"
            let rows = zip(facets.down?.values ?? [""], facet.rows).map { value, cells in
                "<tr><th scope=\"row\">\(value.html)</th>"
                    + cells.map { combination in
                        cell(combination, marks.first { $0.combination.values == combination.values }?.standing)
                    }.joined() + "</tr>"
            }
            return """
                <table class="heat">\(caption)<thead><tr><th class="corner">\(corner)</th>\
                \((facets.across?.values ?? [""]).map { "<th scope=\"col\">\($0.html)</th>" }.joined())</tr></thead>\
                <tbody>\(rows.joined())</tbody></table>
                """
        }
        return "<div class=\"maps\">\(maps.joined(separator: "\n"))</div>\n<p class=\"soft\">\(legend)</p>"
    }

    private var corner: String {
        guard let down = facets.down, let across = facets.across else { return "" }
        return "\(down.name.html)&nbsp;↓ &nbsp;\(across.name.html)&nbsp;→"
    }

    private func cell(_ combination: StudyResults.Combination, _ standing: StudyResults.Standing?) -> String {
        let failed = combination.count(.failed)
        let note = failed > 0 ? "<small>\(failed) failed</small>" : ""
        guard let spread = combination.spread(of: metric) else { return "<td class=\"empty\">–\(note)</td>" }
        let mark =
            switch standing {
            case .best: "<i title=\"the best median\">★</i>"
            case .close: "<i title=\"not distinguishable from the best\">≈</i>"
            default: ""
            }
        let range = spread.count > 1 ? "<small>\(short(spread.low))–\(short(spread.high))</small>" : ""
        return "<td style=\"\(colors.style(spread.median))\"><b>\(short(spread.median))</b>\(mark)\(range)\(note)</td>"
    }

    private var legend: String {
        let colors = "Darker is better" + (colors.isLogarithmic ? ", in equal ratios." : ".")
        guard metric == results.metric else { return colors }
        return
            "\(colors) In each cell the median over seeds, and below it its spread. ★ the best median; ≈ not distinguishable from it."
    }
}

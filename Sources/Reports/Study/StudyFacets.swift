import GANRuns

/// The combinations of a study laid out in the plane: two options across and down, one such grid for each combination of
/// the others.
struct StudyFacets {
    /// One grid.
    struct Facet {
        /// What the other options are: "batch 64, width 32"; empty without others.
        let title: String
        /// Combinations by row and column; a row is a value of the option that goes down.
        let rows: [[StudyResults.Combination]]
    }

    /// The option that goes down; nil where fewer than two vary.
    let down: VariedOption?
    /// The option that goes across; nil where none varies.
    let across: VariedOption?
    /// The grids.
    let facets: [Facet]

    /// Lays out: the two options with the most values span the grids, in the order in which they were named.
    init(_ results: StudyResults) {
        let varied = results.plan.varied
        let axes = varied.indices.sorted {
            (varied[$1].values.count, $0) < (varied[$0].values.count, $1)
        }.prefix(2).sorted()
        let others = varied.indices.filter { !axes.contains($0) }
        down = axes.count == 2 ? varied[axes[0]] : nil
        across = axes.last.map { varied[$0] }
        let (down, across) = (down, across)
        facets = VariedOption.product(of: others.map { varied[$0] }).map { fixed in
            let title = zip(others, fixed).map { "\(varied[$0].name) \($1)" }.joined(separator: ", ")
            let rows = (down?.values ?? [""]).map { row in
                (across?.values ?? [""]).compactMap { column in
                    results.combinations.first { combination in
                        zip(others, fixed).allSatisfy { combination.values[$0] == $1 }
                            && (down == nil || combination.values[axes[0]] == row)
                            && (across == nil || combination.values[axes[axes.count - 1]] == column)
                    }
                }
            }
            return Facet(title: title, rows: rows)
        }
    }
}

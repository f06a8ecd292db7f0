import GANBase
import GANMetrics

/// The metrics that `gan evaluate` measures.
package enum MetricChoice {
    /// The usual ones for pictures.
    static let usual = ["frechet", "kid", "precision", "recall", "density", "coverage"]
    /// The usual ones for points.
    static let usualForPoints = ["w1"]

    /// Finds metrics by the names of their numbers.
    ///
    /// - Parameters:
    ///   - names: The names; nil for the usual ones; `all` for all that fit.
    ///   - features: The feature network.
    ///   - samples: How many samples of each kind.
    ///   - shape: The shape of a sample.
    /// - Throws: `GANError` with status 64 for a name that no metric has; the message lists those there are.
    package static func metrics(
        _ names: [String]?, features: any FeatureSource, samples: Int, shape: [Int]
    ) throws -> [any Metric] {
        let isPicture = shape.count == 3
        let all = catalogue(features: features, samples: samples, isPicture: isPicture)
        let wanted = names ?? (isPicture ? usual : usualForPoints)
        if wanted == ["all"] { return all }
        for name in wanted where !all.contains(where: { $0.measures.contains { $0.name == name } }) {
            let known = all.flatMap(\.measures).map(\.name).joined(separator: ", ")
            throw GANError(
                .usage,
                "there is no metric '\(name)' of \(isPicture ? "pictures" : "points"); there are \(known), and all")
        }
        return all.filter { $0.measures.contains { wanted.contains($0.name) } }
    }

    private static func catalogue(features: any FeatureSource, samples: Int, isPicture: Bool) -> [any Metric] {
        // An assignment takes time with the third power of its size.
        guard isPicture else { return [WassersteinDistance(samples: min(samples, 1_000))] }
        let score: [any Metric] =
            features is BuiltInFeatures ? [] : [InceptionScore(samples: samples, features: features)]
        return [
            FrechetDistance(samples: samples, features: features), KernelDistance(samples: samples, features: features),
            PrecisionRecall(samples: samples, features: features),
        ] + score + [SlicedWasserstein(samples: samples), MultiScaleSimilarity(samples: min(samples, 2_000))]
    }
}

import GANKit

/// Points between two circles around the origin, uniformly.
struct Annulus: PointDistribution {
    let inner: Double
    let outer: Double
    let dimensions = 2
    var summary: String { "annulus from \(inner) to \(outer)" }

    func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let angle = random.uniform([count], to: 2 * .pi, dtype: dtype)
        // The area grows with the radius squared.
        let radius = random.uniform([count], from: inner * inner, to: outer * outer, dtype: dtype).sqrt()
        return .stacked([radius * angle.cos(), radius * angle.sin()], along: 1)
    }
}

extension TrainingData where Self == Points {
    static func annulus(from inner: Double = 1, to outer: Double = 2) -> Points {
        Points(from: Annulus(inner: inner, outer: outer))
    }
}

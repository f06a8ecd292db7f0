public import GANBase
public import GANTensors

/// The Fréchet distance between the features of real and of generated samples, each taken as a normal distribution.
///
/// ‖μ_r − μ_f‖² + Tr(Σ_r + Σ_f − 2·√(Σ_r·Σ_f)), covariances with N − 1 (Heusel et al., arXiv:1706.08500). It is the FID only
/// with the features of Inception, from StyleGAN's TorchScript file; with other features it is another number, and with
/// another number of samples too: few samples make it larger.
///
/// The trace of the root is the sum of the roots of the eigenvalues of Lᵀ·Σ_f·L with Σ_r = L·Lᵀ: always real, also where a
/// covariance is singular because there are fewer samples than features.
public struct FrechetDistance: Metric {
    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are compared.
    public let samples: Int
    /// The network whose features are compared.
    public let features: any FeatureSource

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples of each kind are compared; papers use 50,000 or 10,000.
    ///   - features: The network whose features are compared.
    public init(every: Int = 5_000, samples: Int = 10_000, features: any FeatureSource = .builtIn) {
        interval = every
        self.samples = samples
        self.features = features
    }

    /// Features.
    public var input: MetricInput { .features(features) }

    /// `frechet`.
    public var measures: [Measure] {
        [Measure("frechet", better: .lower, "Fréchet distance between the features of real and generated samples.")]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { FrechetAccumulator() }

    /// The distance between two normal distributions.
    ///
    /// - Parameters:
    ///   - first: The mean, shape [d], and the covariance, shape [d, d], float64.
    ///   - second: The same of the other.
    public static func distance(
        _ first: (mean: Tensor, covariance: Tensor), _ second: (mean: Tensor, covariance: Tensor)
    ) -> Double {
        withoutGradients {
            let shift = (first.mean - second.mean).square().sum().scalar()
            let traces = trace(first.covariance) + trace(second.covariance)
            let roots = traceOfRoot(first.covariance, second.covariance)
            // Rounding can leave it a little below nothing.
            return max(shift + traces - 2 * roots, 0)
        }
    }

    private static func trace(_ matrix: Tensor) -> Double {
        (matrix * .eye(matrix.shape[0], dtype: .float64)).sum().scalar()
    }

    /// Tr √(A·B) of two covariances.
    private static func traceOfRoot(_ a: Tensor, _ b: Tensor) -> Double {
        let factor = root(a)
        let middle = factor.transposed(0, 1).matmul(b).matmul(factor)
        // Rounding leaves the middle a little asymmetric.
        let symmetric = (middle + middle.transposed(0, 1)) * 0.5
        return symmetric.eigenvaluesSymmetric().clamped(min: 0, max: nil).sqrt().sum().scalar()
    }

    /// F with F·Fᵀ = matrix: Cholesky's triangle, or where there is none, what the positive eigenvalues give, as many columns
    /// as there are of these.
    private static func root(_ matrix: Tensor) -> Tensor {
        if let triangle = matrix.cholesky() { return triangle }
        let (values, vectors) = matrix.eigenSymmetric()
        let largest = max(values.max().scalar(), 0)
        let limit = largest * Double(matrix.shape[0]) * Double.ulpOfOne
        let zeros = values.values().prefix { $0 <= limit }.count
        let count = matrix.shape[0]
        let kept = values.sliced(along: 0, from: min(zeros, count), to: count)
        return vectors.sliced(along: 1, from: min(zeros, count), to: count) * kept.sqrt()
    }
}

extension FrechetDistance: SelfChecking {
    /// Refuses an interval below 1 and fewer than 2 samples.
    public func check() throws { try checkPlan(self, "FrechetDistance") }
}

/// A measurement of the Fréchet distance under way.
final class FrechetAccumulator: ReusableAccumulator {
    private let real = FeatureStatistics()
    private let fake = FeatureStatistics()

    func update(_ batch: Tensor, of kind: SampleKind) { (kind == .real ? real : fake).update(batch) }

    func compute() throws -> [Double] {
        [FrechetDistance.distance(try real.moments(of: "real samples"), try fake.moments(of: "generated samples"))]
    }

    var realState: [(name: String, tensor: Tensor)] { real.state }

    func restoreReal(_ state: [String: Tensor]) { real.restore(state) }
}

extension FrechetDistance: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "FrechetDistance", .metric,
        summary: "The Fréchet distance between features as normal distributions; the FID with Inception.",
        formula: "‖μ_r − μ_f‖² + Tr(Σ_r + Σ_f − 2·√(Σ_r·Σ_f))", source: "arXiv:1706.08500",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init(
                "samples", "Int", default: "10_000",
                "how many samples of each kind are compared; papers use 50,000 or 10,000"),
            .init("features", "FeatureSource", default: ".builtIn", "the network whose features are compared"),
        ],
        spelling: "FrechetDistance(every: 5_000)")
}

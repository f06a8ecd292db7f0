import GANBase
public import GANTensors

/// The mean and the covariance of features, gathered batch after batch in float64.
///
/// Memory is that of the covariance, features², whatever the number of samples. The covariance has N − 1 in its
/// denominator, as in every reference of the Fréchet distance.
public final class FeatureStatistics {
    /// How many samples were taken in.
    public private(set) var count = 0
    /// About which sums are taken, so that they do not cancel: the mean of the first batch.
    private var origin: Tensor?
    private var sum: Tensor?
    private var products: Tensor?

    /// Begins without a sample.
    public init() {}

    /// Takes in features, shape [N, features].
    public func update(_ features: Tensor) {
        guard features.shape[0] > 0 else { return }
        withoutGradients {
            let wide = features.to(.cpu).to(.float64)
            let origin = self.origin ?? wide.mean(over: [0])
            self.origin = origin
            let centred = wide - origin
            let products = centred.transposed(0, 1).matmul(centred)
            count += features.shape[0]
            if let total = self.products, let sum {
                total.add(products)
                sum.add(centred.sum(over: [0]))
            } else {
                self.products = products
                sum = centred.sum(over: [0])
            }
        }
    }

    /// The mean, shape [features], and the covariance, shape [features, features].
    ///
    /// - Parameter what: What the samples are, for the message: "real samples".
    /// - Throws: `GANError` with status 65 when there are fewer than two samples, or numbers that are not finite.
    public func moments(of what: String) throws -> (mean: Tensor, covariance: Tensor) {
        guard count >= 2, let origin, let sum, let products else {
            throw GANError(
                .badData,
                "a covariance needs 2 samples at least, and there \(count == 1 ? "is 1" : "are \(count)") of the \(what)"
            )
        }
        return try withoutGradients {
            let shift = sum / Double(count)
            let outer = shift.unsqueezed(at: 1).matmul(shift.unsqueezed(at: 0))
            let covariance = (products - outer * Double(count)) / Double(count - 1)
            let mean = origin + shift
            guard covariance.sum().scalar().isFinite, mean.sum().scalar().isFinite else {
                throw GANError(
                    .badData,
                    "features of the \(what) hold numbers that are not finite, NaN or infinite: look at the samples, or at the feature network"
                )
            }
            return (mean, covariance)
        }
    }

    /// Everything, by name, to be kept in a file.
    public var state: [(name: String, tensor: Tensor)] {
        guard let origin, let sum, let products else { return [] }
        return [
            ("count", Tensor([Double(count)], dtype: .float64)), ("origin", origin), ("sum", sum),
            ("products", products),
        ]
    }

    /// Takes over what was kept.
    public func restore(_ state: [String: Tensor]) {
        guard let kept = state["count"], let origin = state["origin"], let sum = state["sum"],
            let products = state["products"]
        else { return }
        count = Int(kept.scalar())
        (self.origin, self.sum, self.products) = (origin, sum.clone(), products.clone())
    }
}

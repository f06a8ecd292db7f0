/// What happens when a loss, a gradient or a weight becomes infinite or undefined (NaN).
public enum DivergencePolicy: Sendable, Equatable {
    /// The run ends with an explanation; the last checkpoint, from before, stays.
    case stop
    /// The run goes back to its last checkpoint with lower learning rates, and ends when that has not helped `limit` times.
    case rollBack(limit: Int, factor: Double)

    /// Goes back to the last checkpoint and multiplies both learning rates by a factor.
    ///
    /// - Parameters:
    ///   - limit: How often, in a whole run, 1 or more.
    ///   - factor: Above 0 and below 1.
    public static func rollBack(atMost limit: Int = 3, multiplyingRatesBy factor: Double = 0.5) -> DivergencePolicy {
        .rollBack(limit: limit, factor: factor)
    }

    /// Refuses numbers that do nothing.
    func check() throws {
        guard case .rollBack(let limit, let factor) = self else { return }
        guard limit >= 1, factor > 0, factor < 1 else {
            throw GANError(
                .usage,
                "onDivergence: .rollBack(atMost: \(limit), multiplyingRatesBy: \(factor)): the number must be 1 or more, and the factor above 0 and below 1; 3 and 0.5 are usual"
            )
        }
    }
}

public import GANTensors

/// A distribution that is a set of points at hand, all equally likely.
///
/// To measure with, its points are taken each at most once: drawn with replacement, two draws share points and lie nearer to
/// each other than two halves of the set.
public protocol FiniteDistribution: PointDistribution {
    /// How many points there are.
    var count: Int { get }
    /// All of them, in their own order.
    ///
    /// - Parameter dtype: The type of number.
    /// - Returns: Shape [count, dimensions].
    func allPoints(dtype: DType) -> Tensor
}

extension FiniteDistribution {
    /// Different points of the set, in random order.
    ///
    /// - Parameters:
    ///   - count: How many; fewer where the set has fewer.
    ///   - random: Where the order comes from.
    ///   - dtype: The type of number.
    /// - Returns: Shape [N, dimensions].
    public func differentPoints(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let order = random.permutation(self.count).sliced(along: 0, from: 0, to: min(count, self.count))
        return allPoints(dtype: dtype).indexed(by: order, along: 0)
    }
}

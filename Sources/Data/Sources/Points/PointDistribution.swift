public import GANTensors

/// A distribution that points are drawn from, endlessly: the 2-D toys and other data with a formula.
public protocol PointDistribution: Sendable {
    /// Numbers in a point.
    var dimensions: Int { get }
    /// One line for people: "ring of 8 Gaussians".
    var summary: String { get }
    /// Draws points.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - random: Where the numbers come from.
    ///   - dtype: The type of number.
    /// - Returns: Shape [count, dimensions].
    func points(_ count: Int, random: Random, dtype: DType) -> Tensor
}

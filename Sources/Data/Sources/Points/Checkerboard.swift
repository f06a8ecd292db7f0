public import GANTensors

/// Points on the black squares of a board of 4×4, from −4 to 4 in both directions.
///
/// As in FFJORD's toys (Grathwohl et al., arXiv:1810.01367): x from U[−2, 2), y = u − 2·b + (⌊x⌋ mod 2) with u from
/// U[0, 1) and b 0 or 1, and both times 2.
public struct Checkerboard: PointDistribution {
    /// Makes the board.
    public init() {}

    /// The plane.
    public var dimensions: Int { 2 }

    /// "checkerboard".
    public var summary: String { "checkerboard" }

    /// Points on the board.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let x = random.uniform([count], from: -2, to: 2, dtype: dtype)
        let row = random.bernoulli([count], dtype: dtype) * 2
        let isOdd = x.floor() - (x.floor() / 2).floor() * 2
        let y = random.uniform([count], dtype: dtype) - row + isOdd
        return Tensor.stacked([x, y], along: 1) * 2
    }
}

extension TrainingData where Self == Points {
    /// Points on the black squares of a board of 4×4.
    public static func checkerboard() -> Points { Points(from: Checkerboard()) }
}

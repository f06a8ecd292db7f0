/// The latents that a seed stands for: z = ψ·x with x from N(0, 1), block after block.
///
/// Blocks are always drawn whole, and on the processor: the first latents of a seed are the same however many are asked
/// for, on every device, and in the Python beside an exported generator.
struct LatentSource {
    /// Latents in a block.
    static let block = 256

    private let size: Int
    private let truncation: Double
    private let dtype: DType
    private let random: Random

    /// Begins.
    ///
    /// - Parameters:
    ///   - size: How many numbers a latent has.
    ///   - seed: Decides the numbers.
    ///   - truncation: ψ.
    ///   - dtype: The type of number.
    init(size: Int, seed: UInt64, truncation: Double, dtype: DType) {
        self.size = size
        self.truncation = truncation
        self.dtype = dtype
        random = Random(seed: seedStream(seed, "drawn"))
    }

    /// The next ones.
    ///
    /// - Returns: Shape [256, size].
    func next() -> Tensor {
        let latents = random.normal([Self.block, size], dtype: dtype)
        return truncation == 1 ? latents : latents * truncation
    }

    /// The next ones, as many as wanted.
    ///
    /// - Returns: Shape [count, size].
    func next(_ count: Int) -> Tensor {
        let blocks = stride(from: 0, to: max(count, 1), by: Self.block).map { _ in next() }
        return Tensor.concatenated(blocks).sliced(along: 0, from: 0, to: max(count, 0))
    }
}

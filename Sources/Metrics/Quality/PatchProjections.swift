import GANTensors

/// Patches of one kind at one level, scaled and projected some directions at a time.
struct PatchProjections {
    private let patches: Tensor
    /// By number of a patch: what is taken away, and by what is divided; float64 of shape [numbers].
    private let mean: Tensor
    private let deviation: Tensor
    /// Whether each channel has one value everywhere.
    let isFlat: Bool
    /// Patches that are projected at the same time, and directions.
    private static let (rowBlock, directionBlock) = (16_384, 16)

    /// Measures mean and deviation of each channel.
    ///
    /// - Parameters:
    ///   - parts: Patches, float32 of shape [patches, channels · numbers of a channel], in parts.
    ///   - rows: How many of them count.
    ///   - channels: Channels.
    init(_ parts: [Tensor], rows: Int, channels: Int) {
        let patches = Tensor.concatenated(parts).sliced(along: 0, from: 0, to: rows)
        let numbers = patches.shape[1] / channels
        func average(_ values: (Tensor) -> Tensor) -> Tensor {
            let sum = Tensor.zeros([channels], dtype: .float64)
            for start in stride(from: 0, to: rows, by: Self.rowBlock) {
                let end = min(start + Self.rowBlock, rows)
                let block = patches.sliced(along: 0, from: start, to: end).to(.float64)
                sum.add(values(block.reshaped([end - start, channels, numbers])).sum(over: [0, 2]))
            }
            return (sum / Double(rows * numbers)).reshaped([1, channels, 1])
        }
        let mean = average { $0 }
        let variance = average { ($0 - mean).square() }
        // What rounding leaves of a flat channel is far below a 256th of a grey level.
        let flat = variance.isLess(than: 1e-15)
        isFlat = flat.all()
        let deviation = Tensor.select(flat, Tensor(1, dtype: .float64), variance.sqrt())
        func spread(_ x: Tensor) -> Tensor { x.expanded(to: [1, channels, numbers]).reshaped([channels * numbers]) }
        (self.patches, self.mean, self.deviation) = (patches, spread(mean), spread(deviation))
    }

    /// The sorted projections, shape [directions, patches].
    private func sorted(along directions: Tensor) -> Tensor {
        let rows = patches.shape[0]
        // Scaling the few directions is the same as scaling the many patches.
        let scaled = directions / deviation.unsqueezed(at: 1)
        let parts = stride(from: 0, to: rows, by: Self.rowBlock).map { start in
            patches.sliced(along: 0, from: start, to: min(start + Self.rowBlock, rows)).to(.float64).matmul(scaled)
        }
        let projections = Tensor.concatenated(parts) - mean.unsqueezed(at: 0).matmul(scaled)
        return projections.transposed(0, 1).contiguous().sorted(over: 1)
    }

    /// The mean over directions of the Wasserstein distance in one dimension.
    ///
    /// - Parameter directions: float64 of shape [numbers in a patch, directions].
    static func distance(_ first: PatchProjections, _ second: PatchProjections, along directions: Tensor) -> Double {
        let count = directions.shape[1]
        let sums = stride(from: 0, to: count, by: directionBlock).map { start in
            let some = directions.sliced(along: 1, from: start, to: min(start + directionBlock, count))
            return (first.sorted(along: some) - second.sorted(along: some)).abs().mean(over: [1]).sum().scalar()
        }
        return sums.reduce(0, +) / Double(count)
    }
}

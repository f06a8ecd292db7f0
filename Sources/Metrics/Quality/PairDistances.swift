import Foundation
import GANTensors

/// Rows in blocks such that a block beside `columns` numbers a row takes 64 MB or less in float64, and 1,024 rows at most.
func blocks(of rows: Int, beside columns: Int) -> [Range<Int>] {
    let size = min(max((1 << 23) / max(columns, 1), 1), 1024)
    return stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
}

/// Samples whose distances to others are computed some rows at a time, so that memory stays bounded.
///
/// Squares of distances come from products in float64, about a common centre and in a common unit that is a power of two, so
/// that small whole numbers stay exact. Then they are rounded to float32, and to nothing where they are below 10⁻¹² of the
/// squared lengths: the order of a product's sums depends on the place of a sample in its block, and without the rounding two
/// distances that are the same would compare as smaller and larger by chance.
struct PairDistances {
    private let rows: Tensor
    private let squares: Tensor

    /// How many samples there are.
    var count: Int { rows.shape[0] }

    /// Prepares two sets of samples, shape [N, features] each, that will be compared.
    static func pair(_ first: Tensor, _ second: Tensor) -> (PairDistances, PairDistances) {
        // A float32 number, so that subtracting it from features is exact or nearly so.
        let centre = first.to(.float64).mean(over: [0]).to(.float32).to(.float64)
        let (a, b) = (first.to(.float64) - centre, second.to(.float64) - centre)
        let largest = max(a.abs().max().scalar(), b.abs().max().scalar())
        let unit = largest > 0 ? Foundation.exp2(-Foundation.log2(largest).rounded(.down)) : 1
        return (PairDistances(a * unit), PairDistances(b * unit))
    }

    private init(_ rows: Tensor) {
        self.rows = rows
        squares = rows.square().sum(over: [1])
    }

    /// The squared distances from some of these samples to all others, float32 of shape [block, others].
    func squared(_ block: Range<Int>, to others: PairDistances) -> Tensor {
        let chosen = rows.sliced(along: 0, from: block.lowerBound, to: block.upperBound)
        let lengths =
            squares.sliced(along: 0, from: block.lowerBound, to: block.upperBound).unsqueezed(at: 1)
            + others.squares.unsqueezed(at: 0)
        let distances = lengths - chosen.matmul(others.rows.transposed(0, 1)) * 2
        let near = distances.isLess(than: lengths * 1e-12)
        return Tensor.select(near, Tensor(0, dtype: .float64), distances).to(.float32)
    }

    /// The squared distance of each sample to its k-th neighbour among the same samples, itself not counted; shape [N].
    func radii(_ k: Int) -> Tensor {
        .concatenated(
            blocks(of: count, beside: count).map { block in
                // A sample is the nearest to itself, at no distance.
                squared(block, to: self).kthSmallest(k + 1, over: 1)
            })
    }
}

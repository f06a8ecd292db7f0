import GANTensors
import Testing

/// Reductions and rearrangements, on numbers that are exact.
@Suite struct ReductionAndShapeTests {
    private let x = Tensor([1, 5, 2, 4, 3, 6], shape: [2, 3], dtype: .float64)

    @Test func wholeTensor() {
        #expect(x.sum().scalar() == 21)
        #expect(x.sum().shape == [])
        #expect(x.mean().scalar() == 3.5)
        #expect(x.max().scalar() == 6)
        #expect(x.min().scalar() == 1)
        #expect(Tensor([3, 4], dtype: .float64).norm().scalar() == 5)
    }

    @Test func someDimensions() {
        #expect(x.sum(over: [0]).values() == [5, 8, 8])
        #expect(x.sum(over: [1], keepingDimensions: true).shape == [2, 1])
        #expect(x.sum(over: [-1]).values() == [8, 13])
        #expect(x.mean(over: [0, 1]).values() == [3.5])
        #expect(x.variance(over: [0]).values() == [4.5, 2, 8])
        #expect(x.variance(over: [0], unbiased: false).values() == [2.25, 1, 4])
        #expect(x.max(over: 1).values() == [5, 6])
        #expect(x.min(over: 1, keepingDimensions: true).shape == [2, 1])
        #expect(x.argmax(over: 1).values() == [1, 2])
        #expect(x.argmax(over: 1).dtype == .int64)
        #expect(x.cumulativeSum(over: 1).values() == [1, 6, 8, 4, 7, 13])
        #expect(x.sorted(over: 1).values() == [1, 2, 5, 3, 4, 6])
        #expect(x.sorted(over: 1, descending: true).values() == [5, 2, 1, 6, 4, 3])
        #expect(x.argsort(over: 1).values() == [0, 2, 1, 1, 0, 2])
        #expect(Tensor([1, 0, 1, 0]).argsort(over: 0).values() == [1, 3, 0, 2])
        #expect(x.kthSmallest(1, over: 1).values() == [1, 3])
        #expect(x.kthSmallest(2, over: 1).values() == [2, 4])
        #expect(Tensor([2, 1, 2, 3]).kthSmallest(3, over: 0).values() == [2])
        let large = Tensor([1000, 1000], dtype: .float64)
        #expect(Swift.abs(large.logSumExp(over: [0]).scalar() - 1000.6931471805599) <= 1e-12)
    }

    @Test func rearranging() {
        #expect(x.reshaped([3, -1]).shape == [3, 2])
        #expect(x.flattened().shape == [6])
        #expect(pattern([2, 3, 4]).flattened(from: 1).shape == [2, 12])
        #expect(x.transposed(0, 1).values() == [1, 4, 5, 3, 2, 6])
        #expect(pattern([2, 3, 4]).permuted([2, 0, 1]).shape == [4, 2, 3])
        #expect(Tensor([1, 2]).unsqueezed(at: 1).expanded(to: [-1, 3]).values() == [1, 1, 1, 2, 2, 2])
        #expect(x.unsqueezed(at: 0).squeezed(at: 0).shape == [2, 3])
        #expect(x.flipped(along: [0, 1]).values() == [6, 3, 4, 2, 5, 1])
        #expect(x.rolled(by: 1, along: 1).values() == [2, 1, 5, 6, 4, 3])
    }

    @Test func pickingAndJoining() {
        #expect(x.sliced(along: 1, from: 1, to: 3).values() == [5, 2, 3, 6])
        #expect(x.sliced(along: 1, from: -1, to: 99).values() == [2, 6])
        #expect(x.indexed(by: Tensor([2, 0], dtype: .int64), along: 1).values() == [2, 1, 6, 4])
        #expect(x.gathered(Tensor([1, 0], shape: [2, 1], dtype: .int64), along: 1).values() == [5, 4])
        #expect(Tensor.concatenated([x, x]).shape == [4, 3])
        #expect(Tensor.concatenated([x, x], along: 1).values() == [1, 5, 2, 1, 5, 2, 4, 3, 6, 4, 3, 6])
        #expect(Tensor.stacked([x, x], along: 1).shape == [2, 2, 3])
        let pieces = x.split(sizes: [1, 2], along: 1)
        #expect(pieces.map { $0.values() } == [[1, 4], [5, 2, 3, 6]])
        #expect(x.padded([1, 0], value: 9).values() == [9, 1, 5, 2, 9, 4, 3, 6])
        #expect(x.padded([-1, -1, 0, 1]).values() == [5, 3, 0])
        let table = Tensor([0, 1, 10, 11, 20, 21], shape: [3, 2])
        #expect(table.embedding(Tensor([2, 0], dtype: .int64)).values() == [20, 21, 0, 1])
    }

    @Test func linearAlgebra() {
        let matrix = Tensor([2, 1, 1, 2], shape: [2, 2], dtype: .float64)
        #expect(difference(matrix.eigenvaluesSymmetric(), [1, 3]) <= 1e-14)
        let (values, vectors) = matrix.eigenSymmetric()
        let rebuilt = vectors.matmul(values.unsqueezed(at: 1) * vectors.transposed(0, 1))
        #expect(difference(rebuilt, [2, 1, 1, 2]) <= 1e-14)
        let wide = pattern([2, 3])
        let (left, singular, right) = wide.singularValueDecomposition()
        #expect(left.shape == [2, 2] && right.shape == [2, 3])
        #expect(difference((left * singular).matmul(right), wide.values()) <= 1e-14)
        #expect(difference(wide.singularValues(), singular.values()) <= 1e-14)
    }
}

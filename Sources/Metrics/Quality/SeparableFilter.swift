import GANTensors

/// A linear filter of pictures that treats rows and columns one after the other, each by a matrix.
///
/// As products of matrices, which torch computes in float64 many times faster than convolutions of one channel.
struct SeparableFilter {
    /// From pixels of a column to those of the result, float64 of shape [pixels, results]; the same for a row.
    private let heights: Tensor
    private let widths: Tensor

    /// Makes a filter from what each pixel of the result takes from the pixels of its row or column.
    ///
    /// - Parameters:
    ///   - height: Pixels of a column, before and after.
    ///   - width: Pixels of a row, before and after.
    ///   - taps: For a pixel of the result, and the pixels before and after: which it takes, and how much of each.
    init(
        height: (before: Int, after: Int), width: (before: Int, after: Int),
        taps: (_ result: Int, _ size: (before: Int, after: Int)) -> [(pixel: Int, weight: Double)]
    ) {
        func matrix(_ size: (before: Int, after: Int)) -> Tensor {
            var numbers = [Double](repeating: 0, count: size.before * size.after)
            for result in 0..<size.after {
                for (pixel, weight) in taps(result, size) where (0..<size.before).contains(pixel) {
                    numbers[pixel * size.after + result] += weight
                }
            }
            return Tensor(numbers, shape: [size.before, size.after], dtype: .float64)
        }
        (heights, widths) = (matrix(height), matrix(width))
    }

    /// Filters pictures, float64 of shape [N, channels, height, width].
    func callAsFunction(_ x: Tensor) -> Tensor {
        x.matmul(widths).transposed(2, 3).matmul(heights).transposed(2, 3)
    }
}

import GANTensors

/// What each scale of a picture has beyond the next coarser one (Burt and Adelson 1983), the coarsest as it is.
///
/// Sizes are halved, odd ones rounded up, by the binomial filter 1 4 6 4 1 in both directions, with the picture mirrored
/// about its outermost pixels.
struct LaplacianPyramid {
    /// The levels, finest first, float64 of shape [N, channels, height, width].
    let levels: [Tensor]

    /// How many levels there are whose shorter side is `least` or more.
    static func count(height: Int, width: Int, least: Int) -> Int {
        var (side, count) = (min(height, width), 0)
        while side >= least, side > 1 {
            side = (side + 1) / 2
            count += 1
        }
        return count
    }

    /// Takes pictures apart.
    ///
    /// - Parameters:
    ///   - pictures: Shape [N, channels, height, width], sides of 3 or more at each level but the last.
    ///   - count: How many levels, 1 or more.
    init(_ pictures: Tensor, count: Int) {
        var levels: [Tensor] = []
        var current = pictures.to(.float64)
        for _ in 1..<max(count, 1) {
            let smaller = Self.reduced(current)
            levels.append(current - Self.expanded(smaller, to: current.shape))
            current = smaller
        }
        self.levels = levels + [current]
    }

    /// Half the size.
    static func reduced(_ x: Tensor) -> Tensor {
        let smooth = filtered(x, total: 1)
        return smooth.indexed(by: everySecond(x.shape[2]), along: 2).indexed(by: everySecond(x.shape[3]), along: 3)
    }

    /// Twice the size, or one pixel less where that is what was halved.
    static func expanded(_ x: Tensor, to shape: [Int]) -> Tensor {
        let (height, width) = (x.shape[2], x.shape[3])
        let zeros = Tensor.zeros(like: x)
        let wide = Tensor.stacked([x, zeros], along: 4).reshaped([x.shape[0], x.shape[1], height, 2 * width])
        let tall = Tensor.stacked([wide, .zeros(like: wide)], along: 3)
            .reshaped([x.shape[0], x.shape[1], 2 * height, 2 * width])
        let cut = tall.sliced(along: 2, from: 0, to: shape[2]).sliced(along: 3, from: 0, to: shape[3])
        // Three of four pixels are zeros.
        return filtered(cut, total: 4)
    }

    /// The filter in both directions, its weights adding up to `total`.
    private static func filtered(_ x: Tensor, total: Double) -> Tensor {
        let mirrored = x.indexed(by: mirror(x.shape[2]), along: 2).indexed(by: mirror(x.shape[3]), along: 3)
        let planes = mirrored.reshaped([x.shape[0] * x.shape[1], 1, x.shape[2] + 4, x.shape[3] + 4])
        let weights = Tensor([1, 4, 6, 4, 1], dtype: .float64) * (total.squareRoot() / 16)
        return planes.convolved(weight: weights.reshaped([1, 1, 5, 1]))
            .convolved(weight: weights.reshaped([1, 1, 1, 5])).reshaped(x.shape)
    }

    /// Two more indices at each end, mirrored about the outermost ones.
    private static func mirror(_ count: Int) -> Tensor {
        let last = Double(count - 1)
        let inner = (0..<count).map(Double.init)
        return Tensor([2, 1] + inner + [last - 1, last - 2], dtype: .int64)
    }

    private static func everySecond(_ count: Int) -> Tensor {
        Tensor(stride(from: 0, to: count, by: 2).map(Double.init), dtype: .int64)
    }
}

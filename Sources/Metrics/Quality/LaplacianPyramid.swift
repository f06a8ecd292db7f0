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
        let (height, width) = (x.shape[2], x.shape[3])
        let filter = SeparableFilter(height: (height, (height + 1) / 2), width: (width, (width + 1) / 2)) {
            result, size in
            binomial.map { (mirrored(2 * result + $0.offset, in: size.before), $0.weight) }
        }
        return filter(x)
    }

    /// Twice the size, or one pixel less where that is what was halved: zeros are put between pixels and then filtered.
    static func expanded(_ x: Tensor, to shape: [Int]) -> Tensor {
        let filter = SeparableFilter(height: (x.shape[2], shape[2]), width: (x.shape[3], shape[3])) { result, size in
            binomial.compactMap { tap in
                let place = mirrored(result + tap.offset, in: size.after)
                // Every second pixel is a zero, so that the others count twice.
                return place % 2 == 0 ? (place / 2, 2 * tap.weight) : nil
            }
        }
        return filter(x)
    }

    private static let binomial = zip(-2...2, [1, 4, 6, 4, 1]).map { (offset: $0, weight: Double($1) / 16) }

    /// The place mirrored about the outermost pixels.
    private static func mirrored(_ place: Int, in count: Int) -> Int {
        let positive = abs(place)
        return positive < count ? positive : 2 * (count - 1) - positive
    }
}

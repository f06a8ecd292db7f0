import Foundation
import GANTensors

/// Which part of the plane pictures of points show: −range…range each way.
enum PlaneView {
    /// The range that shows real points with some room around them.
    ///
    /// It is one of few numbers, so that pictures of different batches of the same data compare.
    ///
    /// - Parameter points: Points of the plane, shape [N, 2].
    static func range(of points: Tensor) -> Double {
        let wanted = points.abs().max().scalar() * 1.15
        guard wanted > 1e-300, wanted < 1e300 else { return 1 }
        let unit = pow(10, log10(wanted).rounded(.down))
        return unit * (steps.first { $0 * unit >= wanted } ?? 10)
    }

    private static let steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
}

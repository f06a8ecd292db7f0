package import GANTensors

/// The distances between the points of two sets.
package enum PointDistances {
    /// ‖x_i − y_j‖ for every pair.
    ///
    /// From the differences themselves: ‖x‖² + ‖y‖² − 2·x·y would lose the small distances, which matter most.
    ///
    /// - Parameters:
    ///   - first: float64 of shape [N, d].
    ///   - second: float64 of shape [M, d].
    /// - Returns: float64 of shape [N, M].
    package static func table(_ first: Tensor, _ second: Tensor) -> Tensor {
        withoutGradients {
            let (count, width) = (first.shape[0], first.shape[1])
            let others = second.unsqueezed(at: 0)
            // Some rows at a time: the differences have N·M·d numbers.
            let rows = max(1, (1 << 22) / max(1, second.shape[0] * width))
            let parts = stride(from: 0, to: count, by: rows).map { start in
                let part = first.sliced(along: 0, from: start, to: min(start + rows, count)).unsqueezed(at: 1)
                return (part - others).square().sum(over: [2]).sqrt()
            }
            return parts.count == 1 ? parts[0] : .concatenated(parts)
        }
    }
}

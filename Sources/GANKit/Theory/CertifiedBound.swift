import Foundation

/// What scores of the fakes prove about W1 between two sets of points.
///
/// From any scores T and any factor s, φ(x) = min_j (‖x − y_j‖ + s·T(y_j)) over the fakes y_j rises by no more than the distance
/// that x moves. By duality W1 is then mean φ(real) − mean φ(fake) at least (Mallasto et al., arXiv:1910.03875).
struct CertifiedBound {
    private let toReal: Tensor
    private let toFake: Tensor
    private let scores: Tensor

    /// Takes points, float64 of shape [N, d] and [M, d], and scores of the fakes, float64 of shape [M].
    init(real: Tensor, fake: Tensor, scores: Tensor) {
        toReal = PointDistances.table(real, fake)
        toFake = PointDistances.table(fake, fake)
        self.scores = scores.unsqueezed(at: 0)
    }

    /// The bound with a factor s.
    func value(scale: Double) -> Double {
        withoutGradients {
            let scaled = scores * scale
            return ((toReal + scaled).min(over: 1).mean() - (toFake + scaled).min(over: 1).mean()).scalar()
        }
    }

    /// The best bound of some factors.
    ///
    /// - Parameter slopes: The mean and the largest slope of the critic; factors make slopes between 1 and a few.
    func best(slopes: ClosedRange<Double>) -> Double {
        guard slopes.lowerBound > 0 else { return 0 }
        let (least, most) = (0.5 / slopes.upperBound, 4 / slopes.lowerBound)
        let ratio = most / least
        return (0...32).map { value(scale: least * pow(ratio, Double($0) / 32)) }.max() ?? 0
    }
}

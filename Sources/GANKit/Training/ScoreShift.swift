/// The derivative of a critic step's objective by a number that is added to all scores: Σ_i ∂L/∂t_i.
///
/// It is the gradient of a critic's last bias, and exactly zero for losses that look at differences of scores alone:
/// Wasserstein, relativistic and contrastive ones, and others of anybody's. Summed in float32, rounding is left over,
/// and Adam, which asks for a gradient's sign rather than for its size, walks off with it. So the factors, N numbers,
/// are summed in float64, and a sum that is no larger than the rounding of its own terms counts as what it is: zero.
enum ScoreShift {
    /// How many units in the last place a factor may be off by: the roundings of a mean, a sigmoid and a product or two.
    private static let roundings = 16.0

    /// The sum of the derivatives of one term of the objective by each score.
    ///
    /// - Parameter factors: The derivatives by the scores, in parts of any shape; nil where the term does not depend on
    ///   them.
    /// - Returns: A float64 scalar; nil where there are no factors at all.
    static func sum(of factors: [Tensor?]) -> Tensor? {
        let factors = factors.compactMap { $0 }
        guard let dtype = factors.first?.dtype else { return nil }
        return withoutGradients {
            let wide = factors.map { $0.to(.float64) }
            let total = added(wide.map { $0.sum() })
            let rounding = added(wide.map { $0.abs().sum() }) * (roundings * dtype.lastPlace)
            // Times 1 or 0, and not chosen: what is not finite must stay so.
            return total * total.abs().isGreater(than: rounding).to(.float64)
        }
    }

    /// The sum of several terms' derivatives; nil where there are none.
    static func total(of terms: [Tensor?]) -> Tensor? {
        let terms = terms.compactMap { $0 }
        return terms.isEmpty ? nil : withoutGradients { added(terms) }
    }

    private static func added(_ numbers: [Tensor]) -> Tensor {
        numbers.dropFirst().reduce(numbers[0]) { $0 + $1 }
    }
}

extension Critic {
    /// Puts the derivative by a common shift of all scores where the gradients of the last biases stand.
    ///
    /// - Parameters:
    ///   - shift: The derivative; nil leaves the gradients as they are.
    ///   - gradients: A gradient for each of ``parameters``.
    func settingScoreBiases(_ shift: Tensor?, in gradients: [Tensor?]) -> [Tensor?] {
        let biases = scoreBiases
        guard let shift, !biases.isEmpty else { return gradients }
        return zip(parameters, gradients).map { parameter, gradient in
            guard biases.contains(where: { $0 === parameter }) else { return gradient }
            return shift.to(parameter.tensor.dtype).reshaped(parameter.tensor.shape)
        }
    }
}

extension DType {
    /// The distance from 1 to the next number.
    fileprivate var lastPlace: Double {
        switch self {
        case .float64: 0x1p-52
        case .bfloat16: 0x1p-7
        default: 0x1p-23
        }
    }
}

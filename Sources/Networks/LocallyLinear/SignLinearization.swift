internal import GANTensors

/// ReLU or LeakyReLU at one batch: A keeps what is positive and shrinks the rest, as the signs of the output tell.
final class SignLinearization: Linearization {
    private let output: Tensor
    private let slope: Double

    /// - Parameters:
    ///   - output: What the activation gave.
    ///   - slope: The factor of the negative half, 0 or more.
    init(output: Tensor, slope: Double) {
        self.output = output
        self.slope = slope
    }

    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor {
        delta.leakyReLUGradient(slope: slope, output: output)
    }

    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor? {
        tangent?.leakyReLUGradient(slope: slope, output: factors.rows(of: output))
    }
}

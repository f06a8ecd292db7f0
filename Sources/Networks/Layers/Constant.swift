public import GANTensors

/// Gives every sample the same learnable numbers, whatever the input: the generator of Dirac-GAN.
///
/// ## Shapes
/// Input [N, …], output [N, count], weight [count].
public final class Constant: ParameterizedLayer {
    /// The numbers.
    public let weight: Parameter

    /// Makes the layer.
    ///
    /// - Parameter values: The numbers at the start; initialisation leaves them alone.
    public init(_ values: [Double]) {
        weight = Parameter(holding: Tensor(values, dtype: .float64))
    }

    /// `weight`.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(weight, nil) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Repeats the numbers for every sample.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let numbers = weight.value
        return numbers.unsqueezed(at: 0).expanded(to: [input.shape[0], numbers.count])
    }
}

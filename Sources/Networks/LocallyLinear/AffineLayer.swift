public import GANTensors

/// A layer y = W·a + b with a product that is linear in the weight and in the input: dense layers and convolutions.
///
/// A layer computes in the type of its input; parameters of another type are converted.
public protocol AffineLayer: ParameterizedLayer, LocallyLinearLayer {
    /// The weight W.
    var weight: Parameter { get }
    /// What is added to each channel, if anything.
    var bias: Parameter? { get }
    /// The dimension of the output that counts the channels: 1, unless the layer says otherwise.
    var channelDimension: Int { get }

    /// The product W·a, and b added to it.
    func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor

    /// The gradient of Σ δ·(W·a) with respect to a.
    ///
    /// - Parameters:
    ///   - delta: δ, of the output's shape.
    ///   - input: a, of which only shape and memory order matter.
    ///   - weight: W.
    func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor

    /// The gradient of Σ δ·(W·a) with respect to W.
    ///
    /// - Parameters:
    ///   - delta: δ, of the output's shape.
    ///   - input: a.
    ///   - weight: W, of which only shape and memory order matter.
    func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor
}

extension AffineLayer {
    /// 1, as for pictures.
    public var channelDimension: Int { 1 }

    /// `weight` and, where there is one, `bias`.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(weight, bias) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Computes W·a + b.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let dtype = input.dtype
        return product(of: input, weight: weight.value.to(dtype), bias: bias?.value.to(dtype))
    }

    /// Computes W·a + b and keeps a.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        let dtype = input.dtype
        let weight = parameters.value(of: weight, as: dtype)
        let output = product(of: input, weight: weight, bias: bias.map { parameters.value(of: $0, as: dtype) })
        return (output, AffineLinearization(layer: self, input: input, weight: weight))
    }
}

/// The parameters of a layer with a weight and perhaps a bias, under PyTorch's names.
func namedWeights(_ weight: Parameter, _ bias: Parameter?) -> [(name: String, parameter: Parameter)] {
    [(name: "weight", parameter: weight)] + (bias.map { [(name: "bias", parameter: $0)] } ?? [])
}

/// An affine layer at one batch: A is the weight.
private final class AffineLinearization: Linearization {
    private let layer: any AffineLayer
    private let input: Tensor
    private let weight: Tensor
    private var delta: Tensor?

    init(layer: any AffineLayer, input: Tensor, weight: Tensor) {
        self.layer = layer
        self.input = input
        self.weight = weight
    }

    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor {
        self.delta = delta
        let count = input.shape[0]
        if rows == 0..<count { return layer.inputGradient(of: delta, input: input, weight: weight) }
        let slope = Tensor.zeros(like: input)
        guard !rows.isEmpty else { return slope }
        let part = { (batch: Tensor) in batch.sliced(along: 0, from: rows.lowerBound, to: rows.upperBound) }
        part(slope).copy(from: layer.inputGradient(of: part(delta), input: part(input), weight: weight))
        return slope
    }

    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor? {
        guard let delta else { return nil }
        let moved = tangent.map { layer.product(of: $0, weight: weight, bias: nil) }
        let combined = factors.combined(input, with: tangent)
        gradients.add(layer.weightGradient(of: delta, input: combined, weight: weight), to: layer.weight)
        if let bias = layer.bias {
            gradients.add(factors.biasGradient(of: delta, channelDimension: layer.channelDimension), to: bias)
        }
        return moved
    }
}

public import GANTensors

/// A tensor that training changes.
///
/// Layers compute with ``value``, optimisers change ``tensor``. The two differ only under a reparametrisation such as
/// spectral normalisation.
public final class Parameter {
    /// What a parameter is for, which decides how it is initialised.
    public enum Role: Sendable, Equatable {
        /// A matrix or a convolution kernel.
        ///
        /// `inputs` and `outputs` count the numbers that meet in one output and that one input reaches.
        case weight(inputs: Int, outputs: Int)
        /// Added to the output of a weight with so many inputs.
        case bias(inputs: Int)
        /// The factor of a normalisation, one at the start.
        case scale
        /// The shift of a normalisation, zero at the start.
        case shift
        /// Anything else, whose start is given and stays.
        case given
    }

    /// The leaf that the optimiser changes and that checkpoints hold.
    public private(set) var tensor: Tensor
    /// What the parameter is for.
    public let role: Role
    /// Which dimension of the tensor counts the outputs: 0, but 1 for transposed convolutions.
    public let outputDimension: Int
    /// Rewrites the leaf before layers use it.
    public var reparametrisation: (any WeightReparametrisation)?

    /// Makes a parameter of zeros, or ones for a scale; ``Initialization`` fills it.
    ///
    /// - Parameters:
    ///   - shape: The shape of the tensor.
    ///   - role: What the parameter is for.
    ///   - outputDimension: Which dimension counts the outputs.
    public init(shape: [Int], role: Role, outputDimension: Int = 0) {
        self.role = role
        self.outputDimension = outputDimension
        tensor = role == .scale ? .ones(shape) : .zeros(shape)
        tensor.requiresGradient = true
    }

    /// Makes a parameter whose start is given; ``Initialization`` leaves it alone.
    ///
    /// - Parameter start: The contents at the start.
    public init(holding start: Tensor) {
        role = .given
        outputDimension = 0
        tensor = start.detached()
        tensor.requiresGradient = true
    }

    /// What layers compute with.
    public var value: Tensor {
        reparametrisation?.value(of: tensor) ?? tensor
    }

    /// Replaces the leaf by one with other contents, a new leaf of the same role.
    ///
    /// - Parameter replacement: A tensor of the same shape.
    public func replace(with replacement: Tensor) {
        precondition(replacement.shape == tensor.shape, "a parameter keeps its shape")
        let leaf = replacement.detached()
        leaf.requiresGradient = true
        tensor = leaf
    }
}

/// How a weight is rewritten before a layer uses it, with whatever state that needs.
public protocol WeightReparametrisation: AnyObject {
    /// The weight that the layer computes with, a differentiable function of the leaf.
    func value(of leaf: Tensor) -> Tensor
    /// Brings the state up to date with the leaf; the trainer asks for it before each critic step, and nobody else.
    func advance(_ leaf: Tensor)
    /// State that belongs in a checkpoint, by name.
    var buffers: [(name: String, buffer: Buffer)] { get }
}

/// A tensor that a layer changes by itself and that checkpoints hold, such as a running mean.
public final class Buffer {
    /// The present contents.
    public var tensor: Tensor

    /// Wraps a tensor.
    public init(_ tensor: Tensor) {
        self.tensor = tensor
    }
}

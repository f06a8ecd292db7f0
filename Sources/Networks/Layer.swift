public import GANTensors

/// A step of a network: a function from one batch to another.
///
/// A layer with weights conforms to ``ParameterizedLayer`` as well, a layer made of layers to ``CompositeLayer``. A
/// layer is used by one thread only.
public protocol Layer: AnyObject {
    /// Computes the layer's output.
    ///
    /// - Parameters:
    ///   - input: A batch; the first dimension counts the samples.
    ///   - phase: Whether the network is being trained or used.
    func forward(_ input: Tensor, in phase: Phase) -> Tensor
}

/// A layer that owns numbers which training changes.
public protocol ParameterizedLayer: Layer {
    /// What the optimiser changes, under the names that PyTorch's `state_dict` gives it (`weight`, `bias`).
    var parameters: [(name: String, parameter: Parameter)] { get }
    /// What the layer itself changes, such as running statistics, under PyTorch's names.
    var buffers: [(name: String, buffer: Buffer)] { get }
}

/// A layer made of other layers.
public protocol CompositeLayer: Layer {
    /// The layers inside, under the names that prefix their parameters in PyTorch's `state_dict`.
    var children: [(name: String, layer: any Layer)] { get }
}

/// What a network is doing: batch normalisation and spectral normalisation behave differently when nothing is learnt.
public enum Phase: Sendable {
    /// Statistics come from the batch, and running statistics are updated.
    case training
    /// Statistics come from training; nothing changes.
    case sampling
}

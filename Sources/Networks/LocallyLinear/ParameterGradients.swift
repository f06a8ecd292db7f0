public import GANTensors

/// The parameters of one critic step in four passes: the values that layers compute with, and the gradients that come
/// together for them.
///
/// Of a reparametrised weight the normalised value counts as the leaf during the passes; its gradient is carried to the
/// raw weight at the end, by autograd.
public final class ParameterGradients {
    private final class Entry {
        /// What layers compute with; has a history where the parameter is reparametrised.
        let value: Tensor
        /// The value without a history, in the type that the layers compute in.
        let plain: Tensor
        var gradient: Tensor?

        init(_ parameter: Parameter, _ dtype: DType) {
            value = withGradients { parameter.value }
            plain = value.detached().to(dtype)
        }
    }

    private var entries: [ObjectIdentifier: Entry] = [:]

    /// Starts a step, without any gradient.
    public init() {}

    /// The value of a parameter, without a history.
    ///
    /// - Parameters:
    ///   - parameter: A parameter of the layer.
    ///   - dtype: The type that the layer computes in, its input's.
    public func value(of parameter: Parameter, as dtype: DType) -> Tensor {
        if let entry = entries[ObjectIdentifier(parameter)] { return entry.plain }
        let entry = Entry(parameter, dtype)
        entries[ObjectIdentifier(parameter)] = entry
        return entry.plain
    }

    /// Adds to a parameter's gradient.
    ///
    /// - Parameters:
    ///   - gradient: A gradient with respect to the value, of its shape.
    ///   - parameter: A parameter whose value was asked for.
    public func add(_ gradient: Tensor, to parameter: Parameter) {
        guard let entry = entries[ObjectIdentifier(parameter)] else { return }
        let wide = gradient.to(entry.value.dtype)
        entry.gradient = entry.gradient.map { $0 + wide } ?? wide
    }

    /// The gradients with respect to what the optimiser changes; nil for a parameter that was not used.
    public func gradients(of parameters: [Parameter]) -> [Tensor?] {
        parameters.map { parameter in
            guard let entry = entries[ObjectIdentifier(parameter)], let gradient = entry.gradient else { return nil }
            guard parameter.reparametrisation != nil else { return gradient }
            return GANTensors.gradients(
                of: [entry.value], withRespectTo: [parameter.tensor], seeds: [gradient], retainingGraph: true)[0]
        }
    }
}

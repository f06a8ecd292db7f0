public import GANTensors

/// A layer without parameters whose output is linear in its input within each of many pieces, such as maximum pooling.
///
/// Conforming is enough: the passes come from autograd, by the layer's own forward function. That function must treat
/// each sample by itself and must not depend on the phase.
public protocol PiecewiseLinearLayer: LocallyLinearLayer {}

/// A layer without parameters that is one linear map for all inputs, such as average pooling.
///
/// Conforming is enough, as for ``PiecewiseLinearLayer``; the tangent is the forward function itself.
public protocol LinearLayer: PiecewiseLinearLayer {}

extension PiecewiseLinearLayer {
    /// Computes the layer's output and keeps how it was computed.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        linearizedByAutograd(self, at: input)
    }
}

/// The output and the map of a piecewise linear layer, as autograd gives them.
func linearizedByAutograd(
    _ layer: any Layer, at input: Tensor
) -> (output: Tensor, linearization: any Linearization) {
    let recorded = AutogradLinearization(layer: layer, at: input)
    return (recorded.output.detached(), recorded)
}

/// A layer's linear map by autograd.
private final class AutogradLinearization: Linearization {
    private let layer: any Layer
    private let input: Tensor
    let output: Tensor

    init(layer: any Layer, at input: Tensor) {
        self.layer = layer
        (self.input, output) = recorded(layer, at: input)
    }

    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor {
        let slope = gradients(of: [output], withRespectTo: [input], seeds: [delta], retainingGraph: true)[0]
        guard let slope else { return .zeros(like: input.detached()) }
        // Reshaping forgets the memory order that the convolutions before it like.
        return input.isChannelsLast ? slope.channelsLast() : slope
    }

    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor? {
        guard let tangent else { return nil }
        if layer is any LinearLayer { return layer.forward(tangent, in: .training) }
        // Aᵀu is linear in u, and the gradient of (Aᵀu)·ȧ with respect to u is A ȧ.
        let (input, output) = recorded(layer, at: factors.rows(of: input))
        return withGradients {
            let seed = Tensor.zeros(like: output.detached())
            seed.requiresGradient = true
            let pulled = GANTensors.gradients(
                of: [output], withRespectTo: [input], seeds: [seed], creatingGraph: true)[0]
            return pulled.flatMap { GANTensors.gradients(of: [$0], withRespectTo: [seed], seeds: [tangent])[0] }
        }
    }
}

/// A layer's output with its history from the input on.
private func recorded(_ layer: any Layer, at input: Tensor) -> (input: Tensor, output: Tensor) {
    withGradients {
        let leaf = input.detached()
        leaf.requiresGradient = true
        return (leaf, layer.forward(leaf, in: .training))
    }
}

public import GANTensors

/// A layer that is linear, up to a constant, near almost every input: y = A a + b, with A the same for all inputs close
/// by.
///
/// Critics made of such layers alone take the critic step in four passes instead of double backward (``Linearization``
/// says which). Shipped ones: dense layers and convolutions (``AffineLayer``), ReLU and LeakyReLU, maximum pooling
/// (``PiecewiseLinearLayer``), average pooling, upsampling, padding, flattening and the like (``LinearLayer``), and
/// ``Sequential`` and ``Residual`` of them.
///
/// A layer of one's own joins by conforming to one of these protocols. Smooth activations and normalisations are not
/// locally linear: their A changes with the input, and the critic's second derivatives do not vanish.
public protocol LocallyLinearLayer: Layer {
    /// Computes the layer's output, and keeps what the other passes need.
    ///
    /// - Parameters:
    ///   - input: A batch; the first dimension counts the samples.
    ///   - parameters: Gives the values of the layer's parameters.
    func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization)
}

/// What a locally linear layer is at one batch: the map y = A a + b of each sample.
///
/// The critic step asks for the passes in this order. Pass 1, forward, is
/// ``LocallyLinearLayer/linearized(at:with:)``. Nothing here is recorded by autograd.
public protocol Linearization: AnyObject {
    /// Pass 2, backward: δ of the input, Aᵀδ.
    ///
    /// A layer with parameters keeps δ for pass 4.
    ///
    /// - Parameters:
    ///   - delta: The derivative of each sample's score by the layer's output, of the output's shape.
    ///   - rows: The samples whose result is used; those of others may be zero, if that saves work.
    /// - Returns: The derivative of each sample's score by the layer's input, of the input's shape.
    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor

    /// Passes 3 and 4: the tangent ȧ of the output, A ȧ, and the gradients of the layer's parameters.
    ///
    /// A weight's gradient is Σ_i δ_i ⊗ (s_i a_i + ȧ_i), a bias' Σ_i s_i δ_i.
    ///
    /// - Parameters:
    ///   - tangent: How the input of each penalised sample moves; nil when none is penalised.
    ///   - factors: How the samples count.
    ///   - gradients: Collects the gradients.
    /// - Returns: How the output of each penalised sample moves.
    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor?
}

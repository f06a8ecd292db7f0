public import GANTensors

extension Critic {
    /// The first layer that is not locally linear, with its path; nil when all are, so that the critic step takes four
    /// passes.
    public var layerWithCurvature: (path: String, layer: any Layer)? {
        namedLayers(of: body).first { !($0.layer is any LocallyLinearLayer) }
    }

    /// Scores a batch and keeps the critic's linear map at each sample.
    ///
    /// - Parameters:
    ///   - samples: A batch of shape [N] + ``sampleShape``.
    ///   - parameters: Gives the values of the critic's parameters.
    /// - Returns: Nil when a layer is not locally linear, which ``layerWithCurvature`` names.
    public func linearized(at samples: Tensor, with parameters: ParameterGradients) -> LinearizedCritic? {
        guard layerWithCurvature == nil else { return nil }
        return withoutGradients {
            inNetwork(body, "the critic", given: samples, madeFor: sampleShape) {
                let input = samples.to(computeType ?? samples.dtype)
                let (output, map) = inBody(body, given: input) {
                    let (output, map) = linearize(body, at: input, with: parameters)
                    return (output, map)
                }
                return LinearizedCritic(output: output, scores: scores(of: output, samples), map: map)
            }
        }
    }
}

/// A critic at one batch: the scores, and the linear map that leads from each sample to its score.
public struct LinearizedCritic {
    /// The scores, shape [N], without a history.
    public let scores: Tensor
    private let output: Tensor
    private let map: any Linearization

    fileprivate init(output: Tensor, scores: Tensor, map: any Linearization) {
        self.output = output
        self.scores = scores
        self.map = map
    }

    /// Pass 2: the derivative of Σ_i seeds_i · t_i by the samples; without seeds ∇T(x_i) of each sample.
    ///
    /// - Parameters:
    ///   - seeds: A factor for each score, shape [N]; ones when left out.
    ///   - rows: The samples whose derivative is used; those of others may be zero.
    /// - Returns: A tensor of the samples' shape.
    public func backward(seeds: Tensor? = nil, for rows: Range<Int>) -> Tensor {
        let delta = seeds?.to(output.dtype).reshaped(output.shape) ?? .ones(like: output)
        return withoutGradients { map.backward(delta, for: rows) }
    }

    /// Passes 3 and 4: the gradients of the critic's parameters.
    ///
    /// The seeds of pass 2 must have been ones. Asked for once: what was kept is released on the way.
    ///
    /// - Parameters:
    ///   - tangent: v_i for each penalised sample, nil when there are none.
    ///   - factors: How the samples count.
    ///   - gradients: Collects the gradients; the object that gave the parameters' values.
    public func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) {
        withoutGradients { _ = map.forward(tangent: tangent, factors, into: gradients) }
    }
}

/// A layer's output and its map.
///
/// - Parameter layer: A locally linear layer; that of another kind is a mistake of the caller.
func linearize(
    _ layer: any Layer, at input: Tensor, with parameters: ParameterGradients
) -> (output: Tensor, linearization: any Linearization) {
    guard let layer = layer as? any LocallyLinearLayer else {
        preconditionFailure("\(type(of: layer)) is not locally linear; ask Critic.layerWithCurvature first")
    }
    return layer.linearized(at: input, with: parameters)
}

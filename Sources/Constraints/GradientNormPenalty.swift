public import GANNetworks
public import GANTensors

/// A penalty on the norm of the critic's gradient at sampled points: Σ_i w_i · h(‖∇T(x_i)‖²).
///
/// The sampler says where (r(x) of the article) and with which weights w_i, the penalty says h. This is the join that
/// lets every such penalty meet every sampler and every way of computing the critic step.
public protocol GradientNormPenalty: LazyPenalty {
    /// Chooses the points.
    var sampler: any PenaltySampler { get }
    /// h at each point, the penalty's weight included.
    ///
    /// Write powers of the norm as powers of the squared norm: a square root has no gradient at zero.
    ///
    /// - Parameter squaredNorms: ‖∇T(x_i)‖², shape [N], float32 or wider.
    /// - Returns: h(‖∇T(x_i)‖²), shape [N].
    func value(squaredNorms: Tensor) -> Tensor
}

extension GradientNormPenalty {
    /// The penalty by double backward, for use outside a trainer, which shares the gradients among penalties.
    ///
    /// A critic whose layers couple the samples of a batch (`SampleCoupling`) meets real samples and fakes apart, as in a
    /// trainer and as when it scores them: their statistics must not mix.
    public func penalty(on critic: Critic, at batch: Batch) -> Tensor {
        let points = sampler.points(real: batch.real, fake: batch.fake, random: batch.random)
        let norms: Tensor
        if case .scored(.both) = points, critic.couplesSamples {
            norms = .concatenated([batch.real, batch.fake].map { squaredGradientNorms(of: critic, at: $0) })
        } else {
            norms = squaredGradientNorms(of: critic, at: points.samples(real: batch.real, fake: batch.fake))
        }
        let weights = points.weights(real: batch.real.shape[0], fake: batch.fake.shape[0], like: norms)
        return (value(squaredNorms: norms) * weights).sum()
    }
}

/// A gradient norm penalty that is a sum of powers of the norm, Σ_j k_j·‖∇T‖^p_j: nothing at a flat critic, and more the
/// steeper it is.
public protocol PowerPenalty: GradientNormPenalty {
    /// The terms k·‖∇T‖^p.
    ///
    /// - Parameter step: The number of the step, from 0.
    func powers(at step: Int) -> [(k: Double, p: Double)]
}

/// A gradient norm penalty that is k·‖∇T‖^p, so that the virial identity p·k·R = L holds at its best critic (theory: Wu
/// et al., arXiv:1712.01026, and Euler's theorem on homogeneous functions).
public protocol HomogeneousPenalty: PowerPenalty {
    /// The power p of the norm.
    var power: Double { get }
}

extension HomogeneousPenalty {
    /// One term, whose k is the penalty of a gradient of norm 1.
    public func powers(at step: Int) -> [(k: Double, p: Double)] {
        let settled = (self as? any Scheduled)?.at(step: step) as? any GradientNormPenalty ?? self
        return [(settled.value(squaredNorms: .ones([1], dtype: .float64)).sum().scalar(), power)]
    }
}

/// ‖∇T(x_i)‖² for each sample, differentiable with respect to the critic's parameters.
///
/// The sum runs over everything but the batch dimension, in float32 or wider. Samples must not be coupled: with batch
/// normalisation in the critic the result is the gradient of the sum of all scores, not of one.
///
/// - Parameters:
///   - critic: The critic, in training.
///   - samples: Points, shape [N, …]; their history is ignored.
/// - Returns: Shape [N].
public func squaredGradientNorms(of critic: Critic, at samples: Tensor) -> Tensor {
    let points = samples.detached()
    points.requiresGradient = true
    return squaredGradientNorms(of: critic(points), at: points)
}

/// ‖∂t_i/∂x_i‖² for scores that were computed from points, differentiable with respect to the critic's parameters.
///
/// - Parameters:
///   - scores: Shape [N], each a function of its own point.
///   - points: Shape [N, …], requiring gradients.
/// - Returns: Shape [N].
public func squaredGradientNorms(of scores: Tensor, at points: Tensor) -> Tensor {
    guard let slope = gradients(of: [scores.sum()], withRespectTo: [points], creatingGraph: true)[0] else {
        // A critic that ignores its input has no slope anywhere.
        return .zeros([points.shape[0]], dtype: points.dtype, device: points.device)
    }
    let wide = slope.dtype == .bfloat16 ? slope.to(.float32) : slope
    return wide.square().flattened(from: 1).sum(over: [1])
}

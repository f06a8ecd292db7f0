import GANKit

/// The wrong formulas for k·E‖∇T‖^6 that are found in published code, each to be caught by a law.
enum WrongFormulas {
    /// (Σ g²)^p = ‖g‖^12: the half of the power was forgotten.
    struct DoublePower: HomogeneousPenalty {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.pow(6) }
    }

    /// ‖g‖^(p/2) = ‖g‖³: the half was taken twice.
    struct HalfPower: HomogeneousPenalty {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.clamped(min: 1e-30, max: nil).pow(1.5) }
    }

    /// The norm by a root and then its power: not a number where the gradient vanishes.
    struct RootThenPower: HomogeneousPenalty {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.sqrt().pow(6) }
    }

    /// A penalty with the right `value(squaredNorms:)` and a `penalty(on:at:)` of its own that disagrees.
    protocol OfGradients: HomogeneousPenalty {
        func term(_ slopes: Tensor) -> Tensor
    }

    /// The mean over numbers of |g_ij|⁶.
    struct Elementwise: OfGradients {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.pow(3) }
        func term(_ slopes: Tensor) -> Tensor { 2 * slopes.square().pow(3).mean() }
    }

    /// The 6-norm of the whole batch's gradient.
    struct WholeTensor: OfGradients {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.pow(3) }
        func term(_ slopes: Tensor) -> Tensor { 2 * (slopes.square().pow(3).sum() + 1e-30).pow(1 / 6) }
    }

    /// The norm over channels alone, averaged over pixels.
    struct ChannelsOnly: OfGradients {
        let sampler: any PenaltySampler = .realAndFake
        let interval = 1
        let power = 6.0
        func value(squaredNorms: Tensor) -> Tensor { 2 * squaredNorms.pow(3) }
        func term(_ slopes: Tensor) -> Tensor { 2 * slopes.square().sum(over: [1]).pow(3).mean() }
    }

    /// Real samples and fakes in one bag, so that the larger batch weighs more.
    struct Pooled: PenaltySampler {
        func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
            .new(Tensor.concatenated([real, fake]).detached())
        }
    }

    /// The middle of each line instead of a random point.
    struct Midpoint: PenaltySampler {
        func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
            let count = min(real.shape[0], fake.shape[0])
            let (a, b) = (real.sliced(along: 0, from: 0, to: count), fake.sliced(along: 0, from: 0, to: count))
            return .new(((a + b) / 2).detached())
        }
    }

    /// The gradient at the first sample alone.
    struct FirstOnly: Penalty {
        func penalty(on critic: Critic, at batch: Batch) -> Tensor {
            2 * squaredGradientNorms(of: critic, at: batch.real).pow(3).sliced(along: 0, from: 0, to: 1).mean()
        }
    }

    /// A penalty whose gradient is lost on the way to the parameters.
    struct Dead: Penalty {
        func penalty(on critic: Critic, at batch: Batch) -> Tensor {
            2 * squaredGradientNorms(of: critic, at: batch.real).detached().pow(3).mean()
        }
    }
}

extension WrongFormulas.OfGradients {
    func penalty(on critic: Critic, at batch: Batch) -> Tensor {
        let samples = Tensor.concatenated([batch.real, batch.fake]).detached()
        samples.requiresGradient = true
        guard let slopes = gradients(of: [critic(samples).sum()], withRespectTo: [samples], creatingGraph: true)[0]
        else {
            return .zeros([])
        }
        return term(slopes)
    }
}

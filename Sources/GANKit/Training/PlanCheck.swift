extension GAN {
    /// Checks the plan's numbers and those of its plugins.
    ///
    /// - Throws: `GANError` with status 64, in words.
    public func check() throws {
        try requireOneOrMore(batch, "batch", "samples of each class in a step; 64 is usual")
        try requireOneOrMore(criticSteps, "criticSteps", "critic steps in each step; 1 or 5 are usual")
        try requireOneOrMore(generatorSteps, "generatorSteps", "generator steps in each step; 1 is usual")
        if order == .simultaneous, criticSteps != 1 || generatorSteps != 1 {
            throw GANError(
                .usage,
                "simultaneous updates take one step of each player, and the plan has \(criticSteps) of the critic and \(generatorSteps) of the generator; use .criticFirst"
            )
        }
        if let average, !(0..<1).contains(average.decay) {
            throw GANError(
                .usage, "the average's decay is \(average.decay) and must be 0 or more and below 1; 0.999 is usual")
        }
        try requireOneOrMore(steps, "steps", "generator steps; give it with --steps")
        if let checkpointEvery {
            try requireOneOrMore(checkpointEvery, "checkpointEvery", "steps from one checkpoint to the next")
        }
        for rule in keep.rules {
            switch rule {
            case .last(let count): try requireOneOrMore(count, "keep: .last", "how many of the newest checkpoints stay")
            case .every(let steps):
                try requireOneOrMore(steps, "keep: .every", "steps from one kept checkpoint to the next")
            case .best: break
            }
        }
        try onDivergence.check()
        for watcher in watchers {
            try requireOneOrMore(watcher.interval, "\(type(of: watcher))(every:)", "steps from one look to the next")
        }
        let plugins: [Any] = constraints + constraints.compactMap { ($0 as? any GradientNormPenalty)?.sampler } + [loss]
        for case let plugin as any SelfChecking in plugins { try plugin.check() }
    }

    private func requireOneOrMore(_ value: Int, _ name: String, _ meaning: String) throws {
        guard value >= 1 else {
            throw GANError(.usage, "\(name) is \(value) and must be 1 or more: \(meaning)")
        }
    }

    /// What is likely to be a mistake in the plan, in words; it trains nevertheless.
    ///
    /// - Parameters:
    ///   - critic: The critic that was built from the plan.
    ///   - device: Where it computes.
    public func objections(to critic: Critic, on device: Device = .cpu) -> [String] {
        var found: [String] = []
        let gradientPenalties = constraints.filter { $0 is any GradientNormPenalty }
        if let coupling = critic.couplingLayer, let penalty = gradientPenalties.first {
            found.append(
                "\(type(of: penalty)) on a critic with \(type(of: coupling.layer)) (layer \(coupling.path)): a score then depends on the whole batch, "
                    + "so that the gradient which is penalised is not the gradient at one sample; use normalization: .none in the critic"
            )
        }
        if precision == .bfloat16, !device.isCUDA, !Runtime.multipliesBFloat16 {
            found.append(
                "this processor has no bfloat16 arithmetic (AVX-512): --precision bf16 rounds as such hardware does but is slower than float32"
            )
        }
        if loss is Wasserstein, constraints.isEmpty {
            found.append(
                "the Wasserstein loss without a constraint on the critic has no minimum: scores will grow without bound; add for example Divergence(k: 2, p: 6, at: .realAndFake)"
            )
        }
        return found
    }

    /// Builds, initialises and places the generator.
    func makeGenerator(random: Random, device: Device) throws -> Generator {
        let network = try generator.makeGenerator(for: data.sampleShape)
        generator.initialization.apply(to: network.body, random: random)
        place(network.body, on: device, as: precision.dtype)
        network.computeType = precision.computeType
        return network
    }

    /// Applies the reparametrisations among the constraints.
    func rewrite(_ critic: Critic, random: Random) throws {
        for case let rewriting as any Reparametrisation in constraints {
            try rewriting.rewrite(critic, random: random)
        }
    }

    /// Builds, initialises and places the critic.
    func makeCritic(random: Random, device: Device) throws -> Critic {
        let network = try critic.makeCritic(for: data.sampleShape)
        critic.initialization.apply(to: network.body, random: random)
        place(network.body, on: device, as: precision.dtype)
        network.computeType = precision.computeType
        return network
    }
}

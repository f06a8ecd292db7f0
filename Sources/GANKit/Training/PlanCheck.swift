import GANMetrics

extension GAN {
    /// Checks the plan's numbers and those of its plugins.
    ///
    /// - Throws: `GANError` with status 64, in words.
    public func check() throws {
        try requireOneOrMore(batch, "batch", "samples of each class in a step; 64 is usual")
        try requireOneOrMore(accumulation, "accumulation", "parts in which a batch is computed; 1 computes it at once")
        guard accumulation <= batch else {
            throw GANError(
                .usage, "a batch of \(batch) cannot be computed in \(accumulation) parts; lower accumulation")
        }
        try checkCriticSteps()
        try requireOneOrMore(generatorSteps, "generatorSteps", "generator steps in each step; 1 is usual")
        if order == .simultaneous, criticSteps != 1 || generatorSteps != 1 {
            throw GANError(
                .usage,
                "simultaneous updates take one step of each player, and the plan has \(criticSteps.most) of the critic and \(generatorSteps) of the generator; use .criticFirst"
            )
        }
        try average?.check()
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
        let plugins: [Any] =
            constraints + constraints.compactMap { ($0 as? any GradientNormPenalty)?.sampler }
            + [loss, criticOptimizer, generatorOptimizer] + measuredMetrics
        for case let plugin as any SelfChecking in plugins { try plugin.check() }
    }

    /// The metrics that the plan measures.
    var measuredMetrics: [any Metric] { watchers.compactMap { $0 as? MetricWatcher }.flatMap(\.metrics) }

    /// What decides the critic's scale beside penalties, so that the virial ratio need not reach 1; nil when nothing does.
    var scaleHolder: (any Constraint)? {
        constraints.first { $0 is any Reparametrisation || $0 is any Projection }
    }

    /// Tries the plan's metrics on two empty samples, so that a feature network that is missing or answers otherwise is found
    /// before the training begins.
    ///
    /// - Throws: `GANError` with status 66 or 65.
    func rehearseMetrics(on device: Device) throws {
        let metrics = measuredMetrics
        guard !metrics.isEmpty else { return }
        try Evaluation(metrics, device: device).update(.zeros([2] + data.sampleShape, device: device), of: .fake)
    }

    private func checkCriticSteps() throws {
        try requireOneOrMore(criticSteps.most, "criticSteps", "critic steps in each step; 1 or 5 are usual")
        guard let tolerance = criticSteps.tolerance else { return }
        guard tolerance > 0, tolerance.isFinite else {
            throw GANError(
                .usage, ".untilVirial(within:) is \(tolerance) and must be above 0; 0.1 asks for a ratio of 0.9 to 1.1")
        }
        guard loss is any HomogeneousLoss, constraints.contains(where: { $0 is any PowerPenalty })
        else {
            throw GANError(
                .usage,
                "the virial ratio is 1 at the best critic for the Wasserstein loss with a penalty k·‖∇T‖^p, which the plan has not; give criticSteps a number, or use loss: .wasserstein and Divergence(k: 2, p: 6, at: .realAndFake)"
            )
        }
        if let fixing = scaleHolder {
            throw GANError(
                .usage,
                "\(type(of: fixing)) holds the critic's scale, so that the virial ratio need not reach 1; give criticSteps a number, or leave \(type(of: fixing)) out"
            )
        }
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
        if loss is any HomogeneousLoss, constraints.isEmpty {
            found.append(
                "the \(type(of: loss)) loss without a constraint on the critic has no minimum: scores will grow without bound; add for example Divergence(k: 2, p: 6, at: .realAndFake)"
            )
        }
        return found
    }

    /// What is likely to be a mistake about the generator, in words.
    func objections(to generator: Generator) -> [String] {
        guard accumulation > 1,
            let (path, layer) = namedLayers(of: generator.body).first(where: { $0.layer is any SampleCoupling })
        else { return [] }
        return [
            "\(type(of: layer)) (layer \(path) of the generator) takes its statistics from each part of a batch, "
                + "so that the result is not that of the whole batch; use normalization: .none in the generator, or larger parts"
        ]
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

/// Everything that decides one critic step, and its gradients, for comparison with other programs.
struct StepDump {
    private let tensors: [(name: String, tensor: Tensor)]

    /// Computes the gradients of one critic step on random samples; no weight moves.
    ///
    /// - Parameter trainer: A trainer of the plan.
    init(_ trainer: Trainer) {
        let critic = trainer.critic
        let real = trainer.randomSamples()
        critic.advanceReparametrisations()
        let random = { Random(seed: 1, device: trainer.settings.device) }
        let fake = withoutGradients {
            trainer.generator(
                trainer.generator.latents(trainer.plan.batch, random: random(), as: trainer.plan.precision.dtype))
        }
        let penalties = NamedPenalty.naming(trainer.plan.constraints).map { $0.starting().at(step: 0) }
        var tensors = [(name: "real", tensor: real), (name: "fake", tensor: fake)]
        // The step draws the same points again, from the same numbers.
        let pointsRandom = random()
        for case let penalty as any GradientNormPenalty in penalties.map(\.penalty) {
            if case .new(let points, _) = penalty.sampler.points(real: real, fake: fake, random: pointsRandom) {
                tensors.append((name: "points", tensor: points))
            }
        }
        let (_, slopes) = trainer.criticStepMethod(random: random()).gradients(
            real: real, fake: fake, penalties: penalties)
        let named = namedParameters(of: critic.body)
        tensors += named.map { (name: "parameter.\($0.name)", tensor: $0.parameter.tensor.detached()) }
        tensors += zip(named, slopes).compactMap { named, slope in
            slope.map { (name: "gradient.\(named.name)", tensor: $0.detached()) }
        }
        self.tensors = tensors
    }

    /// Writes a safetensors file.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to path: String) throws {
        try WholeFile.write(SafeTensors.encode(tensors), to: path)
    }
}

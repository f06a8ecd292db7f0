extension Trainer {
    /// What one step measured.
    struct StepOutcome {
        /// Of the last critic step.
        let critic: CriticMeasures
        /// How many critic steps there were.
        let criticSteps: Int
        /// Of the last generator step.
        let generatorLoss: Double
    }

    /// One step: both players, in the plan's order.
    ///
    /// - Parameter nextReal: Gives a fresh batch of real samples.
    func trainStep(_ nextReal: () throws -> Tensor) rethrows -> StepOutcome {
        var real = try nextReal()
        let outcome: StepOutcome
        switch plan.order {
        case .criticFirst:
            let (critic, taken) = try criticSteps(on: &real, nextReal)
            outcome = StepOutcome(critic: critic, criticSteps: taken, generatorLoss: generatorSteps(real: real))
        case .generatorFirst:
            let loss = generatorSteps(real: real)
            var others = real
            let (critic, taken) = try criticSteps(on: &others, nextReal)
            outcome = StepOutcome(critic: critic, criticSteps: taken, generatorLoss: loss)
        case .simultaneous:
            let gradients = criticGradients(real: real, fake: fakes())
            let (loss, slopes) = generatorGradients(real: real)
            let critic = moveCritic(gradients)
            moveGenerator(slopes)
            outcome = StepOutcome(critic: critic, criticSteps: 1, generatorLoss: loss.scalar())
        }
        step += 1
        lastReal = real
        averaged?.follow(generator, after: step, batch: plan.batch)
        return outcome
    }

    /// The plan's critic steps, each on fresh samples.
    ///
    /// - Parameter real: The samples of the first one; afterwards those of the last.
    private func criticSteps(
        on real: inout Tensor, _ nextReal: () throws -> Tensor
    ) rethrows -> (last: CriticMeasures, taken: Int) {
        var (last, taken) = (criticStep(real: real), 1)
        while plan.criticSteps.goesOn(after: taken, virial: last.virial) {
            real = try nextReal()
            last = criticStep(real: real)
            taken += 1
        }
        return (last, taken)
    }

    /// One critic step: fakes without a history, the loss and the penalties that are due, one update, projections.
    func criticStep(real: Tensor) -> CriticMeasures {
        moveCritic(criticGradients(real: real, fake: fakes()))
    }

    /// The plan's generator steps; the loss of the last one.
    func generatorSteps(real: Tensor) -> Double {
        var last = 0.0
        for _ in 0..<plan.generatorSteps {
            let (loss, slopes) = generatorGradients(real: real)
            moveGenerator(slopes)
            last = loss.scalar()
        }
        return last
    }

    /// The terms and gradients of a critic step between two batches.
    func criticGradients(real: Tensor, fake: Tensor) -> (terms: CriticTerms, slopes: [Tensor?]) {
        critic.advanceReparametrisations()
        let due = penalties.filter { criticStepsDone.isMultiple(of: $0.interval) }.map { $0.at(step: step) }
        return criticStepMethod(random: penaltyRandom).gradients(real: real, fake: fake, penalties: due)
    }

    /// How critic gradients are computed.
    ///
    /// - Parameter random: Where penalty points come from.
    func criticStepMethod(random: Random) -> any CriticStep {
        let method = criticStepChoice.method
        if plan.accumulation > 1 {
            return CriticStepInParts(
                critic: critic, loss: plan.loss, random: random, parts: plan.accumulation, method: method)
        }
        return switch method {
        case .fourPasses: FourPasses(critic: critic, loss: plan.loss, random: random)
        case .doubleBackward: DoubleBackward(critic: critic, loss: plan.loss, random: random)
        }
    }

    private func moveCritic(_ gradients: (terms: CriticTerms, slopes: [Tensor?])) -> CriticMeasures {
        let (terms, slopes) = gradients
        notFinite = notFinite ?? criticCheck.finding(inGradients: slopes)
        criticOptimizer.step(gradients: slopes, at: step)
        notFinite = notFinite ?? criticCheck.finding(inWeights: critic.parameters.map(\.tensor))
        projections.forEach { $0.project(critic) }
        criticStepsDone += 1
        return CriticMeasures(terms, isComplete: terms.penalties.filter { $0.slopes != nil }.count == gradientPenalties)
    }

    private func moveGenerator(_ slopes: [Tensor?]) {
        notFinite = notFinite ?? generatorCheck.finding(inGradients: slopes)
        generatorOptimizer.step(gradients: slopes, at: step)
        notFinite = notFinite ?? generatorCheck.finding(inWeights: generator.parameters.map(\.tensor))
    }

    /// The generator's loss and its gradients; the real samples are scored only if the loss asks for them.
    private func generatorGradients(real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        GeneratorStep(
            generator: generator, critic: critic, loss: plan.loss, usesPasses: criticStepChoice.method == .fourPasses,
            parts: plan.accumulation
        ).gradients(latents: latents(), real: real)
    }
}

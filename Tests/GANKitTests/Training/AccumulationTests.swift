import Testing

@testable import GANKit
@testable import GANNetworks

/// Batches in parts against whole ones, in float64 to 1e-12: every loss × penalty × sampler, both methods.
@Suite("Gradient accumulation") struct AccumulationTests {
    private typealias Gradients = (terms: CriticTerms, slopes: [Tensor?])

    private func gradients(
        of critic: Critic, _ method: CriticStepMethod, loss: any AdversarialLoss, _ penalties: [any Penalty],
        real: Tensor, fake: Tensor, parts: Int?
    ) -> Gradients {
        let random = Random(seed: 9)
        let step: any CriticStep =
            switch (parts, method) {
            case (let parts?, _):
                CriticStepInParts(critic: critic, loss: loss, random: random, parts: parts, method: method)
            case (nil, .fourPasses): FourPasses(critic: critic, loss: loss, random: random)
            case (nil, .doubleBackward): DoubleBackward(critic: critic, loss: loss, random: random)
            }
        return step.gradients(real: real, fake: fake, penalties: NamedPenalty.naming(penalties))
    }

    /// The largest difference of any term, and of any gradient relative to the largest of the parameter.
    ///
    /// A hundredth of the network's largest gradient counts as the smallest scale: some gradients are rounding alone.
    private func difference(_ one: Gradients, _ other: Gradients) -> Double {
        var largest = relative(one.terms.loss, other.terms.loss)
        largest = max(largest, relative(one.terms.gap, other.terms.gap))
        guard one.terms.penalties.map(\.source.name) == other.terms.penalties.map(\.source.name) else {
            return .infinity
        }
        for (a, b) in zip(one.terms.penalties, other.terms.penalties) {
            largest = max(largest, relative(a.term, b.term))
            guard (a.slopes == nil) == (b.slopes == nil) else { return .infinity }
        }
        let scale = other.slopes.compactMap { $0?.detached().abs().max().scalar() }.max() ?? 0
        for (a, b) in zip(one.slopes, other.slopes) {
            guard let a, let b else {
                if (a ?? b).map({ $0.detached().abs().max().scalar() > 0 }) == true { return .infinity }
                continue
            }
            let own = max(b.detached().abs().max().scalar(), 1e-2 * scale)
            largest = max(largest, (a.detached() - b.detached()).abs().max().scalar() / own)
        }
        return largest
    }

    private func relative(_ a: Tensor, _ b: Tensor) -> Double {
        abs(a.scalar() - b.scalar()) / (1 + abs(b.scalar()))
    }

    @Test(
        "critic step: every loss with every sampler and penalty", arguments: CriticStepMethod.allCases,
        FourPassesTests.penalties.indices)
    func everyCombination(method: CriticStepMethod, penalty: Int) throws {
        let (network, tests) = (FourPassesTests.networks[0], FourPassesTests())
        let critic = try tests.critic(network, .float64)
        let (real, fake) = (tests.samples(network, 7, 1, .float64), tests.samples(network, 7, 2, .float64))
        for sampler in PluginCatalogue.samplers {
            for loss in PluginCatalogue.losses {
                let penalties = FourPassesTests.penalties[penalty].make(sampler)
                let (parts, whole) = (3 as Int?, nil as Int?)
                let results = [parts, whole].map {
                    gradients(of: critic, method, loss: loss, penalties, real: real, fake: fake, parts: $0)
                }
                let difference = difference(results[0], results[1])
                #expect(difference < 1e-12, "\(type(of: loss)), \(type(of: sampler)): \(difference)")
            }
        }
    }

    @Test(
        "critic step: every locally linear network in parts of every size, and more parts than samples",
        arguments: FourPassesTests.networks.indices, CriticStepMethod.allCases)
    func everyNetwork(network: Int, method: CriticStepMethod) throws {
        let (network, tests) = (FourPassesTests.networks[network], FourPassesTests())
        let critic = try tests.critic(network, .float64)
        let (real, fake) = (tests.samples(network, 5, 1, .float64), tests.samples(network, 3, 2, .float64))
        for sampler: any PenaltySampler in [.real, .interpolatedMixed] {
            let penalties: [any Penalty] = [Divergence(at: sampler, interval: 4), Drift(0.1), MaxGradientPenalty(1)]
            let whole = gradients(
                of: critic, method, loss: .relativisticAverage, penalties, real: real, fake: fake, parts: nil)
            for parts in [2, 3, 8, 100] {
                let cut = gradients(
                    of: critic, method, loss: .relativisticAverage, penalties, real: real, fake: fake, parts: parts)
                let difference = difference(cut, whole)
                #expect(difference < 1e-12, "\(type(of: sampler)) in \(parts) parts: \(difference)")
            }
        }
    }

    @Test("critic step: smooth and normalised networks, whose second derivatives do not vanish")
    func curved() throws {
        let critic = Critic(
            Sequential([Dense(3, 8), LayerNormalization([8]), Tanh(), Dense(8, 6), Tanh(), Dense(6, 1)]),
            sampleShape: [3])
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        place(critic.body, on: .cpu, as: .float64)
        let (real, fake) = (
            Random(seed: 1).normal([6, 3], dtype: .float64), Random(seed: 2).normal([6, 3], dtype: .float64)
        )
        for sampler in PluginCatalogue.samplers {
            let results = [4, nil].map {
                gradients(
                    of: critic, .doubleBackward, loss: .dualContrastive, [Divergence(at: sampler)], real: real,
                    fake: fake,
                    parts: $0)
            }
            #expect(difference(results[0], results[1]) < 1e-12, "\(type(of: sampler))")
        }
    }

    @Test(
        "generator step: every loss, by passes and by autograd", arguments: PluginCatalogue.losses.indices,
        [true, false])
    func generatorStep(loss: Int, usesPasses: Bool) throws {
        let shape = [3, 8, 8]
        let generator = try DCGANGenerator.dcgan(latent: 5, width: 4, normalization: .none).makeGenerator(for: shape)
        let critic = try DCGANCritic.dcgan(width: 4).makeCritic(for: shape)
        Initialization.normal(deviation: 0.1).apply(to: generator.body, random: Random(seed: 1))
        Initialization.he.apply(to: critic.body, random: Random(seed: 2))
        for body in [generator.body, critic.body] { place(body, on: .cpu, as: .float64) }
        let latents = Random(seed: 3).normal([7, 5], dtype: .float64)
        let real = Random(seed: 4).normal([7, 3, 8, 8], dtype: .float64)
        let results = [1, 3].map { parts in
            GeneratorStep(
                generator: generator, critic: critic, loss: PluginCatalogue.losses[loss], usesPasses: usesPasses,
                parts: parts
            ).gradients(latents: latents, real: real)
        }
        #expect(relative(results[0].loss, results[1].loss) < 1e-12)
        for (whole, cut) in zip(results[0].slopes, results[1].slopes) {
            let (whole, cut) = (try #require(whole).detached(), try #require(cut).detached())
            #expect((whole - cut).abs().max().scalar() <= 1e-12 * whole.abs().max().scalar())
        }
    }

    @Test("whole steps: the same random numbers, running means and lazy penalties", arguments: [2, 5])
    func wholeSteps(parts: Int) throws {
        func weights(_ parts: Int) throws -> [[Double]] {
            let plan = GAN(
                data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 2), critic: .mlp(width: 8, depth: 2),
                loss: .dualContrastive, optimizer: .sgd(0.05, momentum: 0.5), criticSteps: 2, batch: 12,
                accumulation: parts, steps: 4, precision: .float64
            ) {
                Divergence(k: 0.1, p: 4, at: .interpolatedWithin, interval: 3)
                LeCam(0.3)
                SpectralNorm()
            }
            let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
            try trainer.train()
            return (trainer.critic.parameters + trainer.generator.parameters).map { $0.tensor.values() }
        }
        let (whole, cut) = (try weights(1), try weights(parts))
        for (one, other) in zip(whole.joined(), cut.joined()) { #expect(abs(one - other) <= 1e-11) }
    }

    /// A linear layer that remembers the largest batch it met.
    private final class Watching: LinearLayer {
        private(set) var largest = 0

        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            largest = max(largest, input.shape[0])
            return input * 1
        }
    }

    @Test("no pass sees more than a part", arguments: CriticStepMethod.allCases)
    func partsAreSmall(method: CriticStepMethod) {
        let watching = Watching()
        let critic = Critic(Sequential([watching, Dense(2, 4), ReLU(), Dense(4, 1)]), sampleShape: [2])
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        let real = Random(seed: 1).normal([8, 2])
        for (penalties, rows): ([any Penalty], Int) in [([], 16), ([Divergence(at: .interpolated)], 24)] {
            _ = gradients(of: critic, method, loss: .hinge, penalties, real: real, fake: real * 2, parts: 4)
            #expect(watching.largest == rows / 4)
        }
        let source = Watching()
        let generator = Generator(Sequential([source, Dense(3, 2)]), latent: 3, sampleShape: [2])
        let step = GeneratorStep(
            generator: generator, critic: critic, loss: .relativisticPairing, usesPasses: method == .fourPasses,
            parts: 4)
        _ = step.gradients(latents: Random(seed: 2).normal([8, 3]), real: real)
        #expect(source.largest == 2)
        #expect(watching.largest == 6)
    }

    private struct OwnPenalty: Penalty {
        func penalty(on critic: Critic, at batch: Batch) -> Tensor { critic(batch.real).square().mean() }
    }

    @Test("what cannot be cut is refused or objected to, with the layer's or penalty's name")
    func refusals() throws {
        func plan(
            _ critic: any CriticArchitecture, parts: Int = 2, generator: Normalization = .none,
            _ penalties: [any Penalty]
        ) -> GAN {
            GAN(
                data: .smileys(side: 16), generator: .dcgan(latent: 4, width: 2, normalization: generator),
                critic: critic, loss: .hinge, optimizer: .adam(1e-3), batch: 4, accumulation: parts, steps: 1
            ) {
                penalties
            }
        }
        let settings = TrainingSettings(seed: 1)
        for (broken, words) in [
            (plan(.dcgan(width: 2, normalization: .batch), []), "BatchNormalization (layer 3 of the critic)"),
            (plan(.dcgan(width: 2), [OwnPenalty()]), "OwnPenalty looks at the critic and the whole batch"),
            (plan(.dcgan(width: 2), parts: 5, []), "a batch of 4 cannot be computed in 5 parts"),
            (plan(.dcgan(width: 2), parts: 0, []), "accumulation is 0"),
        ] {
            let error = #expect(throws: GANError.self) { try Trainer(broken, settings: settings) }
            #expect(error?.status == .usage)
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
        let objections = try Trainer(plan(.dcgan(width: 2), generator: .batch, []), settings: settings).objections
        #expect(objections.count == 1)
        #expect(objections.first?.contains("of the generator) takes its statistics from each part") == true)
        #expect(try Trainer(plan(.dcgan(width: 2), []), settings: settings).objections.isEmpty)
    }
}

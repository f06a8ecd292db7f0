import Testing

@testable import GANKit
@testable import GANNetworks

/// The critic step in four passes against double backward: every loss × penalty × sampler × network.
@Suite("Four passes") struct FourPassesTests {
    /// A locally linear critic by name, with the shape of its samples.
    struct Network: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let shape: [Int]
        let layers: @Sendable () -> [any Layer]
        var spectral = false
    }

    static let networks = [
        Network(testDescription: "MLP", shape: [3]) {
            [Dense(3, 8), LeakyReLU(0.2), Dense(8, 6), ReLU(), Identity(), Dense(6, 1)]
        },
        Network(testDescription: "negative slope", shape: [3]) { [Dense(3, 8), LeakyReLU(-0.5), Dense(8, 1)] },
        Network(testDescription: "inner product", shape: [3]) { [InnerProduct([0.5, -1, 2])] },
        Network(testDescription: "layers of somebody else's", shape: [4]) {
            [Halves(), Dense(4, 6), Magnitude(), Dense(6, 1)]
        },
        Network(testDescription: "DCGAN of wide pictures", shape: [3, 8, 12]) {
            [
                Convolution(3, 4, kernel: 4, stride: 2, padding: 1), LeakyReLU(0.2),
                Convolution(4, 6, kernel: 3, stride: 1, padding: 1, bias: false), ReLU(), Flatten(), Dense(144, 1),
            ]
        },
        Network(testDescription: "ResNet of tall pictures", shape: [2, 10, 6]) {
            [
                Convolution(2, 4, kernel: 3, padding: 1),
                residualBlock(4, 6, normalization: .none, resampling: .halved),
                residualBlock(6, 6, normalization: .none, resampling: .kept), ReLU(), GlobalPooling(sum: true),
                Dense(6, 1),
            ]
        },
        Network(testDescription: "every other layer", shape: [12]) {
            [
                Reshape([3, 2, 2]), Upsample(scale: 2, method: .bilinear), Pad(left: 1, right: 2, top: 1, bottom: 2),
                TransposedConvolution(3, 4, kernel: 3, stride: 2, padding: 1, outputPadding: 1), LeakyReLU(0.1),
                MaxPooling(2), Upsample(scale: 2), AveragePooling(3, stride: 2), Pad(right: -1, bottom: -1),
                Flatten(), Dense(100, 1),
            ]
        },
        Network(testDescription: "residual input", shape: [2, 4, 4]) {
            [
                Residual(
                    Sequential([ReLU(), Convolution(2, 3, kernel: 3, padding: 1)]),
                    shortcut: Convolution(2, 3, kernel: 1)),
                GlobalPooling(), Dense(3, 1),
            ]
        },
        Network(
            testDescription: "spectral normalisation", shape: [2, 8, 8],
            layers: {
                [
                    Convolution(2, 4, kernel: 4, stride: 2, padding: 1), LeakyReLU(0.1),
                    TransposedConvolution(4, 3, kernel: 4, stride: 2, padding: 1), LeakyReLU(0.1),
                    AveragePooling(2), Flatten(), Dense(48, 1),
                ]
            }, spectral: true),
    ]

    /// A linear layer that joins by its name alone.
    private final class Halves: LinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * 0.5 }
    }

    /// A piecewise linear layer that joins by its name alone.
    private final class Magnitude: PiecewiseLinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.abs() }
    }

    /// The constraints of a step, for a sampler.
    static let penalties: [(name: String, make: @Sendable (any PenaltySampler) -> [any Penalty])] = [
        ("none", { _ in [] }),
        ("WGAN-div", { [Divergence(k: 2, p: 6, at: $0)] }),
        ("p = 1.5", { [Divergence(k: 1, p: 1.5, at: $0)] }),
        ("sum of powers", { [DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 4)], at: $0)] }),
        ("WGAN-GP", { [GradientPenalty(10, at: $0)] }),
        ("WGAN-LP", { [GradientPenalty(10, centre: 0.1, power: 1, sides: .one, at: $0)] }),
        ("steepest", { [MaxGradientPenalty(1, at: $0)] }),
        ("lazy, drift and LeCam", { [Divergence(at: $0, interval: 4), Drift(0.1), LeCam(0.3)] }),
        (
            "five at different points",
            { [Divergence(at: $0), R1(gamma: 3), DRAGAN(2), R2(gamma: 1), ZeroCentredPenalty(1)] }
        ),
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        let network: Int
        let penalty: Int
        var testDescription: String { "\(networks[network].testDescription), \(penalties[penalty].name)" }
    }

    static let cases = networks.indices.flatMap { network in
        penalties.indices.map { Case(network: network, penalty: $0) }
    }

    func critic(_ network: Network, _ dtype: DType) throws -> Critic {
        let critic = Critic(Sequential(network.layers()), sampleShape: network.shape)
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        place(critic.body, on: .cpu, as: dtype)
        if network.spectral { try SpectralNorm().rewrite(critic, random: Random(seed: 6)) }
        return critic
    }

    func samples(_ network: Network, _ count: Int, _ seed: UInt64, _ dtype: DType) -> Tensor {
        let samples = Random(seed: seed).normal([count] + network.shape, mean: seed == 1 ? 0.3 : -0.3, dtype: dtype)
        return samples.rank == 4 ? samples.channelsLast() : samples
    }

    /// Largest difference between the two methods' gradients, relative to the largest gradient of the parameter.
    ///
    /// Some gradients are zero but for rounding: that of the last bias under the Wasserstein loss, where real and fake
    /// cancel. So a hundredth of the network's largest gradient counts as the smallest scale.
    private func difference(
        _ network: Network, loss: any AdversarialLoss, _ penalties: [any Penalty], real: Int, fake: Int, _ dtype: DType
    ) throws -> Double {
        let critic = try critic(network, dtype)
        let (reals, fakes) = (samples(network, real, 1, dtype), samples(network, fake, 2, dtype))
        let named = NamedPenalty.naming(penalties)
        let (quick, quickSlopes) = FourPasses(critic: critic, loss: loss, random: Random(seed: 9)).gradients(
            real: reals, fake: fakes, penalties: named)
        let (sure, sureSlopes) = DoubleBackward(critic: critic, loss: loss, random: Random(seed: 9)).gradients(
            real: reals, fake: fakes, penalties: named)
        let tolerance = dtype == .float64 ? 1e-11 : 1e-4
        func near(_ a: Tensor, _ b: Tensor) -> Bool {
            abs(a.scalar() - b.scalar()) <= tolerance * (1 + abs(b.scalar()))
        }
        #expect(near(quick.loss, sure.loss))
        #expect(near(quick.gap, sure.gap))
        #expect(quick.penalties.map(\.source.name) == sure.penalties.map(\.source.name))
        for (one, other) in zip(quick.penalties, sure.penalties) { #expect(near(one.term, other.term)) }
        let largest = sureSlopes.compactMap { $0?.detached().abs().max().scalar() }.max() ?? 0
        #expect(largest > 0)
        return zip(quickSlopes, sureSlopes).map { quick, sure in
            guard let sure else { return quick.map { $0.abs().max().scalar() } ?? 0 }
            guard let quick else { return sure.detached().abs().max().scalar() }
            let scale = max(sure.detached().abs().max().scalar(), 1e-2 * largest)
            return (quick - sure.detached()).abs().max().scalar() / scale
        }.max() ?? 0
    }

    @Test("gradients agree with double backward, float64 to 1e-10", arguments: cases)
    func agree(_ example: Case) throws {
        let network = Self.networks[example.network]
        for sampler in PluginCatalogue.samplers {
            for loss in PluginCatalogue.losses {
                let penalties = Self.penalties[example.penalty].make(sampler)
                let difference = try difference(network, loss: loss, penalties, real: 5, fake: 5, .float64)
                #expect(difference < 1e-10, "\(type(of: loss)), \(type(of: sampler)): \(difference)")
                if example.penalty == 0 { break }
            }
            if example.penalty == 0 { break }
        }
    }

    @Test("also with unequal batches, and a batch of one")
    func unequalBatches() throws {
        for sampler in PluginCatalogue.samplers {
            for (real, fake) in [(3, 5), (6, 2), (1, 1)] {
                let difference = try difference(
                    Self.networks[0], loss: .wasserstein, [Divergence(at: sampler)], real: real, fake: fake, .float64)
                #expect(difference < 1e-10, "\(type(of: sampler)), \(real) real, \(fake) fake: \(difference)")
            }
        }
    }

    @Test("float32 to 1e-4", arguments: networks.indices)
    func singlePrecision(network: Int) throws {
        for sampler in PluginCatalogue.samplers {
            let difference = try difference(
                Self.networks[network], loss: .wasserstein, [Divergence(k: 2, p: 6, at: sampler)], real: 16, fake: 16,
                .float32)
            #expect(difference < 1e-4, "\(type(of: sampler)): \(difference)")
        }
    }

    @Test("identities of theory.md §3.6: ⟨W, ∂R/∂W⟩ = p·R for every weight, ∂R/∂b = 0", arguments: [2.0, 3, 6])
    func identities(p: Double) throws {
        for network in Self.networks where !network.spectral {
            let critic = try critic(network, .float64)
            // A weight in one of two branches is not a factor of the whole gradient.
            guard !namedLayers(of: critic.body).contains(where: { $0.layer is Residual }) else { continue }
            let (real, fake) = (samples(network, 5, 1, .float64), samples(network, 5, 2, .float64))
            let penalties = NamedPenalty.naming([Divergence(k: 2, p: p, at: .realAndFake)])
            for method: any CriticStep in [
                FourPasses(critic: critic, loss: Indifferent(), random: Random(seed: 9)),
                DoubleBackward(critic: critic, loss: Indifferent(), random: Random(seed: 9)),
            ] {
                let (terms, slopes) = method.gradients(real: real, fake: fake, penalties: penalties)
                let penalty = terms.penalties[0].term.scalar()
                #expect(penalty > 0)
                for (parameter, slope) in zip(critic.parameters, slopes) {
                    if case .bias = parameter.role {
                        #expect((slope?.detached().abs().max().scalar() ?? 0) < 1e-12 * penalty)
                    } else {
                        let product = try (parameter.tensor.detached() * #require(slope).detached()).sum().scalar()
                        #expect(abs(product / (p * penalty) - 1) < 1e-10, "\(network.testDescription): \(product)")
                    }
                }
            }
        }
    }

    /// A loss without a say, so that the penalty's gradients stand alone.
    private struct Indifferent: AdversarialLoss {
        func critic(_ scores: Scores) -> Tensor { (scores.real.sum() + scores.fake.sum()) * 0 }
        func generator(_ scores: Scores) -> Tensor { scores.fake.sum() * 0 }
    }

    @Test("the choice: four passes where exact, otherwise double backward with the layer's name, or an error in words")
    func choice() throws {
        func choice(
            _ layers: [any Layer], _ penalties: [any Penalty] = [], wish: CriticStepMethod? = nil
        ) throws -> CriticStepChoice {
            try CriticStepChoice(
                wish: wish, critic: Critic(Sequential(layers), sampleShape: [2]),
                penalties: NamedPenalty.naming(penalties))
        }
        let linear: [any Layer] = [Dense(2, 3), ReLU(), Dense(3, 1)]
        #expect(try choice(linear).summary == "four passes")
        #expect(try choice(linear, wish: .doubleBackward).summary == "double backward")
        let smooth: [any Layer] = [Dense(2, 3), Tanh(), Dense(3, 1)]
        let fallback = try choice(smooth)
        #expect(fallback.method == .doubleBackward)
        #expect(fallback.summary == "double backward, because layer 1 (Tanh) is not locally linear")
        #expect(
            try choice(linear, [OwnPenalty()]).summary
                == "double backward, because OwnPenalty is neither a GradientNormPenalty nor a ScorePenalty")
        let error = #expect(throws: GANError.self) { try choice(smooth, wish: .fourPasses) }
        #expect(error?.status == .usage)
        #expect(error?.message.contains("layer 1 (Tanh) is not locally linear") == true)
    }

    private struct OwnPenalty: Penalty {
        func penalty(on critic: Critic, at batch: Batch) -> Tensor { critic(batch.real).square().mean() }
    }
}

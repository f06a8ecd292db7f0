import GANNetworks
import GANTensors
import Testing

/// Channels-last weights compute, learn and are stored as contiguous ones do.
@Suite("Memory layout")
struct LayoutTests {
    /// Two generators with the same weights: one as built, one placed, which makes its kernels channels-last.
    private func pair() throws -> (plain: Generator, placed: Generator) {
        let architecture: any GeneratorArchitecture = .dcgan(latent: 6, width: 8)
        let (plain, placed) = (
            try architecture.makeGenerator(for: [3, 16, 16]), try architecture.makeGenerator(for: [3, 16, 16])
        )
        for generator in [plain, placed] {
            architecture.initialization.apply(to: generator.body, random: Random(seed: 3))
        }
        for generator in [plain, placed] {
            for (_, parameter) in namedParameters(of: generator.body) {
                parameter.replace(with: parameter.tensor.to(.float64) * 10)
            }
            for (_, buffer) in namedBuffers(of: generator.body) where buffer.tensor.dtype == .float32 {
                buffer.tensor = buffer.tensor.to(.float64)
            }
        }
        place(placed.body, on: .cpu, as: .float64)
        return (plain, placed)
    }

    @Test("a generator's pictures, gradients and three steps of Adam")
    func generator() throws {
        let (plain, placed) = try pair()
        #expect(placed.parameters.contains { $0.tensor.isChannelsLast && !$0.tensor.isContiguous })
        let latents = Random(seed: 1).normal([4, 6], dtype: .float64)
        let weights = Random(seed: 2).normal([4, 3, 16, 16], dtype: .float64)
        let adam: any Optimizer = .adam(1e-2, betas: (0.5, 0.999))
        let states = [plain, placed].map { adam.makeState(for: $0.parameters.map(\.tensor)) }
        for step in 0..<3 {
            var slopes: [[Tensor?]] = []
            for (generator, state) in zip([plain, placed], states) {
                let loss = (generator(latents) * weights).sum()
                let found = gradients(of: [loss], withRespectTo: generator.parameters.map(\.tensor))
                state.step(gradients: found, at: step)
                slopes.append(found)
            }
            for (a, b) in zip(slopes[0], slopes[1]) {
                #expect(largest((try #require(a)) - (try #require(b))) < 1e-9)
            }
        }
        for (a, b) in zip(plain.parameters, placed.parameters) {
            #expect(largest(a.tensor - b.tensor) < 1e-9)
        }
        #expect(largest(plain(latents, in: .sampling) - placed(latents, in: .sampling)) < 1e-9)
    }

    private func largest(_ difference: Tensor) -> Double {
        withoutGradients { difference.abs().max().scalar() }
    }
}

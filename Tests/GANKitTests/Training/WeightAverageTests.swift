import Testing

@testable import GANKit

/// The generator's average against StyleGAN2-ADA's and TensorFlow's rules, computed with Python.
@Suite("Weight average") struct WeightAverageTests {
    /// The weight of step t is t²/2 + 1, that of the fresh network 1.
    private func averages(_ average: WeightAverage, steps: Int, batch: Int = 32) -> [Double] {
        let source = Dense(1, 1, bias: false)
        let averaged = AveragedGenerator(Generator(Dense(1, 1, bias: false), latent: 1, sampleShape: [1]), average)
        let generator = Generator(source, latent: 1, sampleShape: [1])
        for network in [generator, averaged.generator] {
            place(network.body, on: .cpu, as: .float64)
            network.parameters[0].tensor.fill(1)
        }
        return (1...steps).map { step in
            generator.parameters[0].tensor.fill(Double(step * step) / 2 + 1)
            averaged.follow(generator, after: step, batch: batch)
            return averaged.generator.parameters[0].tensor.scalar()
        }
    }

    private func near(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }
    }

    @Test("by half-life in images, with and without ramp-up, as StyleGAN2-ADA's training loop computes it")
    func halfLife() {
        #expect(
            near(
                averages(.exponential(halfLife: 100, rampUp: 0.5), steps: 6),
                [1.5, 2.625, 4.0625, 5.889569908072032, 8.118613274251572, 10.753450936588386]))
        #expect(
            near(
                averages(.exponential(halfLife: 100, rampUp: nil), steps: 3),
                [1.0994650612051888, 1.4775387092248407, 2.2777274261897498]))
        // A smaller batch forgets less in a step: twice half the batch is one of the whole.
        let (half, whole) = (WeightAverage.exponential(halfLife: 100, rampUp: nil), 0.5)
        #expect(abs(half.decay(after: 9, batch: 50) * half.decay(after: 9, batch: 50) - whole) < 1e-15)
    }

    @Test("by decay, with the warm-up (1 + t)/(10 + t) and without")
    func decay() {
        #expect(
            near(
                averages(.exponential(0.999), steps: 4),
                [1.409090909090909, 2.602272727272727, 4.608391608391608, 7.43156843156843]))
        #expect(near(averages(.exponential(0.75, warmingUp: false), steps: 2), [1.125, 1.59375]))
    }

    @Test("before its start the average is the weights themselves, and warms up from there")
    func start() {
        // 3·2/11 + 5.5·9/11.
        let third = 5.045454545454545
        #expect(near(averages(.exponential(0.999, from: 2), steps: 3), [1.5, 3, third]))
        #expect(near(averages(.exponential(halfLife: 100, rampUp: nil, from: 3), steps: 3), [1.5, 3, 5.5]))
    }

    @Test("running statistics and their counter are copied, and samples come from the average")
    func buffers() throws {
        let plan = GAN(
            data: .smileys(side: 16), generator: .dcgan(latent: 4, width: 2), critic: .dcgan(width: 2),
            loss: .hinge, optimizer: .adam(1e-2), average: .exponential(0.9), batch: 4, steps: 3)
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
        try trainer.train()
        let (own, average) = (
            namedBuffers(of: trainer.generator.body), namedBuffers(of: trainer.samplingGenerator.body)
        )
        #expect(own.contains { $0.name.hasSuffix("num_batches_tracked") && $0.buffer.tensor.scalar() == 6 })
        #expect(own.map { $0.buffer.tensor.values() } == average.map { $0.buffer.tensor.values() })
        let latents = Random(seed: 1).normal([4, 4])
        let drawn = [trainer.generator, trainer.samplingGenerator].map { generator in
            withoutGradients { generator(latents, in: .sampling) }.values()
        }
        #expect(drawn[0] != drawn[1])
    }

    @Test(
        "run.json has it as it was written",
        arguments: [
            (.exponential(0.999), ".exponential(0.999)"),
            (.exponential(0.5, warmingUp: false, from: 10), ".exponential(0.5, warmingUp: false, from: 10)"),
            (.exponential(halfLife: 10_000), ".exponential(halfLife: 10000, rampUp: 0.05)"),
            (.exponential(halfLife: 10, rampUp: nil, from: 3), ".exponential(halfLife: 10, rampUp: nil, from: 3)"),
        ] as [(WeightAverage, String)])
    func words(average: WeightAverage, words: String) {
        #expect(plainDescription(of: average) == words)
    }

    @Test(
        "numbers that cannot be are refused",
        arguments: [
            .exponential(1), .exponential(-0.1), .exponential(.nan), .exponential(0.9, from: -1),
            .exponential(halfLife: 0), .exponential(halfLife: .infinity), .exponential(halfLife: 10, rampUp: 0),
        ] as [WeightAverage])
    func refusals(average: WeightAverage) {
        let error = #expect(throws: GANError.self) { try average.check() }
        #expect(error?.status == .usage)
    }
}

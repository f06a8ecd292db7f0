import GANKit
import GANTesting
import HeavyTails
import Testing

@Suite("Heavy tails")
struct HeavyTailsTests {
    @Test func loss() throws { try checkLaws(of: Cauchy()) }
    @Test func penalty() throws { try checkLaws(of: SoftWall(weight: 2, at: .realAndFake)) }
    @Test func sampler() throws { try checkLaws(of: Extrapolated()) }

    @Test("they train together with what GANKit ships")
    func training() throws {
        let plan = GAN(
            data: .ring(modes: 4), generator: .mlp(width: 16), critic: .mlp(width: 16), loss: Cauchy(),
            optimizer: .adam(1e-3), batch: 32, steps: 5
        ) {
            SoftWall(weight: 1, at: .extrapolated)
            R1(gamma: 0.1)
        }
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
        var last: StepReport?
        try trainer.train { last = $0 }
        #expect(last?.penalties.map(\.name) == ["softWall", "r1"])
        #expect(last?.criticLoss.isFinite == true)
    }
}

import Foundation
import Testing

@testable import GANKit

/// In processes of their own, because the memory that tensors occupy is a process's.
@Suite("The memory to expect")
struct MemoryEstimateTests {
    @Test("blocks of layers inside layers, batch normalisation and penalties count: within 10 % of what a step takes")
    func residual() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            Runtime.keepMemory()
            Runtime.threads = 1
            try expectAgreement(
                .resnet(latent: 8, width: 8), .resnet(width: 8, normalization: .layer), GradientPenalty(10), batch: 32)
            try expectAgreement(.dcgan(latent: 8, width: 8), .dcgan(width: 8), Divergence(at: .realAndFake), batch: 40)
        }
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(words.isEmpty)
    }

    @Test("tensors are counted when they are made and when they are gone, small ones too")
    func counting() async {
        await #expect(processExitsWith: .success) {
            Runtime.keepMemory()
            let before = Runtime.tensorMemory().occupied
            try withExtendedLifetime((Tensor.zeros([1 << 20]), Tensor.zeros([1_000]))) {
                let now = Runtime.tensorMemory().occupied - before
                guard (4_198_304...4_198_304 + 200_000).contains(now) else {
                    throw GANError(.ourFault, "\(now) bytes are counted")
                }
            }
            let after = Runtime.tensorMemory()
            guard after.occupied == before, after.most - before >= 4_198_304 else {
                throw GANError(.ourFault, "\(after) after \(before)")
            }
        }
    }
}

/// Compares the estimate with the bytes that a step with the whole batch occupies at most.
private func expectAgreement(
    _ generator: any GeneratorArchitecture, _ critic: any CriticArchitecture, _ penalty: any Penalty, batch: Int
) throws {
    var plan = GAN(
        data: .smileys(side: 32), generator: generator, critic: critic, loss: .wasserstein, optimizer: .adam(1e-3),
        batch: batch, steps: 1)
    plan.constraints = [penalty]
    let expected = Double(try MemoryEstimate(plan, settings: TrainingSettings()).tensors)
    let before = Runtime.tensorMemory().occupied
    let trainer = try Trainer(plan, settings: TrainingSettings())
    let real = trainer.randomSamples()
    for _ in 0..<2 { _ = trainer.trainStep { real } }
    let measured = Double(Runtime.tensorMemory().most - before)
    guard abs(expected / measured - 1) < 0.1 else {
        throw GANError(.ourFault, "\(type(of: critic)): \(expected) bytes are expected and \(measured) are taken")
    }
}

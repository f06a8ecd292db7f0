import Testing

@testable import GANKit

@Suite("Data that is not finite")
struct SpoiltDataTests {
    /// Random pictures with one bad number in the third batch.
    private struct Spoilt: TrainingData {
        let spoil: Double
        let sampleShape = [3, 8, 8]
        let summary = "spoilt pictures"

        func open(_ loading: LoadingOptions) throws -> any SampleStream { Stream(self, batch: loading.batch) }

        private final class Stream: SampleStream {
            private let data: Spoilt
            private let batch: Int
            private let random = Random(seed: 1)
            private var batches = 0
            var position: Int { batches }
            let sampleCount = Int.max
            let unreadable: [UnreadableImage] = []
            let secondsWaited = 0.0
            var summary: String { data.summary }

            init(_ data: Spoilt, batch: Int) {
                self.data = data
                self.batch = batch
            }

            func next() throws -> Tensor {
                batches += 1
                let pictures = random.uniform([batch] + data.sampleShape, from: -1, to: 1)
                guard batches == 3 else { return pictures }
                var values = pictures.values()
                values[values.count / 2] = data.spoil
                return Tensor(values, shape: pictures.shape)
            }

            func close() {}
        }
    }

    @Test(
        "NaN and infinity end the training with the step, before they reach a weight",
        arguments: [Double.nan, -.infinity])
    func spoilt(number: Double) throws {
        let plan = GAN(
            data: Spoilt(spoil: number), generator: .dcgan(latent: 4, width: 4), critic: .dcgan(width: 4), loss: .hinge,
            optimizer: .adam(1e-3), batch: 4, steps: 5
        ) {
            Divergence(at: .realAndFake)
        }
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
        let error = #expect(throws: GANError.self) { try trainer.train() }
        #expect(error?.status == .badData)
        #expect(error?.message.hasPrefix("step 3: a batch of real samples (spoilt pictures)") == true)
        #expect(trainer.step == 2)
        #expect((trainer.critic.parameters + trainer.generator.parameters).allSatisfy { $0.tensor.isFinite().all() })
    }
}

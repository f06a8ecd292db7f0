import GANKit

/// Real samples and fakes, both with normal noise.
struct Jittered: PenaltySampler {
    let deviation: Double

    func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        withoutGradients {
            let samples = Tensor.concatenated([real, fake])
            let noise = random.normal(samples.shape, deviation: deviation, dtype: samples.dtype)
            return .new(samples + noise.to(samples.device), classes: [real.shape[0], fake.shape[0]])
        }
    }
}

extension PenaltySampler where Self == Jittered {
    static func jittered(deviation: Double = 0.1) -> Self { Jittered(deviation: deviation) }
}

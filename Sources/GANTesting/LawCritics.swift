import GANKit

/// Small critics of float64 on which laws are checked.
enum LawCritics {
    /// A smooth one, for finite differences: 4 numbers → tanh of 5 → 1.
    static func smooth() -> Critic { critic([Dense(4, 5), Tanh(), Dense(5, 1)], shape: [4]) }

    /// A locally linear one with three weights, for the identities: 4 → 6 → 5 → 1 with LeakyReLU.
    static func locallyLinear() -> Critic {
        critic([Dense(4, 6), LeakyReLU(0.2), Dense(6, 5), LeakyReLU(0.2), Dense(5, 1)], shape: [4])
    }

    /// The smooth one on pictures of [2, 2, 2], so that a norm over channels alone shows.
    static func ofPictures() -> Critic {
        critic([Flatten(), Dense(8, 5), Tanh(), Dense(5, 1)], shape: [2, 2, 2])
    }

    /// One of a convolution and dense layers on pictures of [2, 4, 4], for what rewrites weights.
    static func withConvolution() -> Critic {
        critic(
            [
                Convolution(2, 3, kernel: 3, padding: 1), LeakyReLU(0.2), Flatten(), Dense(48, 5), LeakyReLU(0.2),
                Dense(5, 1),
            ],
            shape: [2, 4, 4])
    }

    /// The same with batch normalisation, and weights a thousand times as large, for what moves weights back.
    static func withEverything() -> Critic {
        let critic = critic(
            [
                Convolution(2, 3, kernel: 3, padding: 1), BatchNormalization(3), LeakyReLU(0.2), Flatten(),
                Dense(48, 5),
                LeakyReLU(0.2), Dense(5, 1),
            ],
            shape: [2, 4, 4])
        withoutGradients { for parameter in critic.parameters { parameter.tensor.multiply(by: 1_000) } }
        return critic
    }

    private static func critic(_ layers: [any Layer], shape: [Int]) -> Critic {
        let critic = Critic(Sequential(layers), sampleShape: shape)
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        place(critic.body, on: .cpu, as: .float64)
        return critic
    }

    /// A batch with so many real samples and fakes, around different means.
    static func batch(for critic: Critic, real: Int = 5, fake: Int = 5, seed: UInt64 = 7) -> Batch {
        let random = Random(seed: seed)
        let reals = random.normal([real] + critic.sampleShape, mean: 0.5, dtype: .float64)
        let fakes = random.normal([fake] + critic.sampleShape, mean: -0.5, deviation: 2, dtype: .float64)
        return batch(for: critic, reals, fakes)
    }

    /// A batch of given samples, with random numbers that are the same in every batch.
    static func batch(for critic: Critic, _ real: Tensor, _ fake: Tensor) -> Batch {
        Batch(real: real, fake: fake, realScores: critic(real), fakeScores: critic(fake), random: Random(seed: 3))
    }
}

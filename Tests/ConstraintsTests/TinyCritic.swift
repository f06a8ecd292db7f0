import GANConstraints
import GANNetworks
import GANTensors

/// The critic T(x) = w2·tanh(W1 x + b1) + b2 whose penalties and gradients are known to 15 digits.
struct TinyCritic {
    let critic: Critic
    let hidden = Dense(2, 3)
    let output = Dense(3, 1)

    /// The four points at which the values are known.
    static var points: Tensor { Tensor([1, -0.5, 0.25, 0.75, -1.2, 0.4, 0, 0], shape: [4, 2], dtype: .float64) }

    init() {
        critic = Critic(Sequential([hidden, Tanh(), output]), sampleShape: [2])
        func fill(_ parameter: Parameter?, _ values: [Double]) {
            guard let parameter else { return }
            parameter.replace(with: Tensor(values, shape: parameter.tensor.shape, dtype: .float64))
        }
        fill(hidden.weight, [0.5, -0.3, 0.8, 0.1, -0.4, 0.9])
        fill(hidden.bias, [0.1, -0.2, 0.05])
        fill(output.weight, [0.7, -1.1, 0.6])
        fill(output.bias, [0.3])
    }

    /// A batch whose first `real` points are real and whose others are fakes.
    func batch(real count: Int) -> Batch {
        let real = TinyCritic.points.sliced(along: 0, from: 0, to: count)
        let fake = TinyCritic.points.sliced(along: 0, from: count, to: 4)
        return Batch(
            real: real, fake: fake, realScores: critic(real), fakeScores: critic(fake), random: Random(seed: 1))
    }
}

/// The largest absolute difference between two lists of numbers; infinite when their lengths differ.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

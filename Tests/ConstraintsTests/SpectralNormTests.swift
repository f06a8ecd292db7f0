import GANBase
import GANConstraints
import GANNetworks
import GANTensors
import Testing

@Suite("SpectralNorm")
struct SpectralNormTests {
    private func dense(_ values: [Double], outputs: Int) -> (Critic, Dense) {
        let layer = Dense(values.count / outputs, outputs, bias: false)
        layer.weight.replace(with: Tensor(values, shape: [outputs, values.count / outputs], dtype: .float64))
        return (Critic(layer, sampleShape: [values.count / outputs]), layer)
    }

    @Test("the largest singular value of [[3, 0], [4, 5]] is 3√5")
    func largest() throws {
        let (critic, layer) = dense([3, 0, 4, 5], outputs: 2)
        try SpectralNorm(iterations: 30).rewrite(critic, random: Random(seed: 1))
        let scaled = layer.weight.value.values()
        let sigma = 3 * 5.0.squareRoot()
        #expect(largestDifference(scaled, [3 / sigma, 0, 4 / sigma, 5 / sigma]) < 1e-10)
    }

    @Test("the estimate never exceeds the true value, and one round a step closes in")
    func rounds() throws {
        let (critic, layer) = dense([3, 0, 4, 5], outputs: 2)
        try SpectralNorm().rewrite(critic, random: Random(seed: 1))
        var last = 0.0
        for _ in 0..<8 {
            let estimate = 3 / layer.weight.value.values()[0]
            #expect(estimate <= 3 * 5.0.squareRoot() + 1e-12)
            #expect(estimate >= last - 1e-12)
            last = estimate
            critic.advanceReparametrisations()
        }
        #expect(abs(last - 6.708203932) < 1e-3)
    }

    @Test("the gradient of σ is u vᵀ: <V, ∂W/∂V·G> vanishes for every G")
    func gradient() throws {
        let (critic, layer) = dense([3, 0, 4, 5], outputs: 2)
        try SpectralNorm(iterations: 30).rewrite(critic, random: Random(seed: 1))
        let weights = Tensor([1, -2, 0.5, 3], shape: [2, 2], dtype: .float64)
        let slope = try #require(
            gradients(of: [(layer.weight.value * weights).sum()], withRespectTo: [layer.weight.tensor])[0])
        // W does not change when V is scaled.
        #expect(abs((slope * layer.weight.tensor).sum().scalar()) < 1e-10)
        // G/σ − <G, V>/σ²·u vᵀ with u = (1, 3)/√10, v = (1, 1)/√2 and <G, V> = 20.
        let (sigma, product) = (3 * 5.0.squareRoot(), 20.0)
        let singular = [1, 1, 3, 3].map { $0 / 20.0.squareRoot() }
        let expected = zip(weights.values(), singular).map { $0 / sigma - product / (sigma * sigma) * $1 }
        #expect(largestDifference(slope.values(), expected) < 1e-10)
    }

    @Test("convolutions count as (outputs, inputs·height·width), transposed ones with their outputs first")
    func convolutions() throws {
        let values = (1...8).map(Double.init)
        let plain = Convolution(1, 2, kernel: 2, bias: false)
        plain.weight.replace(with: Tensor(values, shape: [2, 1, 2, 2], dtype: .float64))
        let plainCritic = Critic(plain, sampleShape: [1, 4, 4])
        try SpectralNorm(iterations: 50).rewrite(plainCritic, random: Random(seed: 1))
        #expect(abs(1 / plain.weight.value.values()[0] - 14.2274074126) < 1e-9)

        let transposed = TransposedConvolution(1, 2, kernel: 2, bias: false)
        transposed.weight.replace(with: Tensor(values, shape: [1, 2, 2, 2], dtype: .float64))
        let transposedCritic = Critic(transposed, sampleShape: [1, 4, 4])
        try SpectralNorm(iterations: 50).rewrite(transposedCritic, random: Random(seed: 1))
        #expect(abs(1 / transposed.weight.value.values()[0] - 14.2274074126) < 1e-9)
    }

    @Test("scoring does not move u and v, and they are in the state under PyTorch's names")
    func state() throws {
        let (critic, _) = dense([3, 0, 4, 5], outputs: 2)
        try SpectralNorm().rewrite(critic, random: Random(seed: 1))
        let before = namedBuffers(of: critic.body).map { $0.buffer.tensor.values() }
        _ = critic.body.forward(.ones([1, 2], dtype: .float64), in: .training)
        _ = critic.body.forward(.ones([1, 2], dtype: .float64), in: .sampling)
        #expect(namedBuffers(of: critic.body).map { $0.buffer.tensor.values() } == before)
        #expect(namedBuffers(of: critic.body).map(\.name) == ["weight_u", "weight_v"])
        #expect(namedParameters(of: critic.body).map(\.name) == ["weight_orig"])
    }

    @Test("a critic without weights is refused in words")
    func noWeights() {
        #expect(throws: GANError.self) {
            try SpectralNorm().rewrite(Critic(Flatten(), sampleShape: [1]), random: Random(seed: 1))
        }
    }
}

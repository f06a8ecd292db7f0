import GANConstraints
import GANNetworks
import GANTensors
import Testing

@Suite("WeightClipping")
struct WeightClippingTests {
    private func critic() -> Critic {
        let critic = Critic(Sequential([Dense(3, 4), BatchNormalization(4), Dense(4, 1)]), sampleShape: [3])
        for (_, parameter) in namedParameters(of: critic.body) { parameter.tensor.fill(0.5) }
        return critic
    }

    @Test(
        "a chosen part is cut",
        arguments: [
            (WeightClipping.Part.all, ["0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias"]),
            (.weights, ["0.weight", "2.weight"]), (.named("2."), ["2.weight", "2.bias"]),
        ])
    func parts(part: WeightClipping.Part, cut: [String]) {
        let critic = critic()
        WeightClipping(0.01, part: part).project(critic)
        let found = namedParameters(of: critic.body).filter { $0.parameter.tensor.max().scalar() < 0.1 }.map(\.name)
        #expect(found == cut)
        // 0.01 in float32.
        let largest = namedParameters(of: critic.body).map { $0.parameter.tensor.abs().max().scalar() }.min() ?? 1
        #expect(largest == Double(Float(0.01)))
    }
}

import GANKit

/// A factor for each channel, one at the start: y = w·x.
final class Gain: AffineLayer {
    let weight: Parameter
    var bias: Parameter? { nil }

    init(_ channels: Int) { weight = Parameter(shape: [channels], role: .scale) }

    func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor { input * row(weight, like: input) }

    func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor { delta * row(weight, like: input) }

    func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        (delta * input).sum(over: (0..<input.rank).filter { $0 != 1 })
    }

    private func row(_ weight: Tensor, like input: Tensor) -> Tensor {
        weight.reshaped([1, weight.count] + [Int](repeating: 1, count: input.rank - 2))
    }
}

extension Gain: DescribedLayer {
    convenience init(settings: LayerSettings) throws {
        let channels = try settings.size("channels")
        try settings.claim([channels])
        self.init(channels)
    }

    var settings: LayerSettings { ["channels": .integer(weight.tensor.count)] }

    func outputShape(of input: [Int]) throws -> [Int] {
        guard input.first == weight.tensor.count else {
            throw GANError(.badData, "takes \(weight.tensor.count) channels and gets samples of the shape \(input)")
        }
        return input
    }

    func python(for input: [Int]) -> PythonLayer {
        PythonLayer(
            "Gain(\(weight.tensor.count))",
            definition: """
                class Gain(nn.Module):
                    def __init__(self, channels):
                        super().__init__()
                        self.weight = nn.Parameter(torch.ones(channels))

                    def forward(self, x):
                        return x * self.weight.reshape(1, -1, *[1] * (x.dim() - 2))
                """)
    }
}

import GANKit

/// Layers that look wrong and are not.
enum RightLayers {
    /// Two layers with one weight, which the first lists; the second knows the whole, too.
    final class Tied: CompositeLayer {
        private let first = WrongLayers.Weighted()
        private let second: Borrower
        init() {
            second = Borrower(first.weight)
            second.whole = self
        }
        var children: [(name: String, layer: any Layer)] { [("first", first), ("second", second)] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            second.forward(first.forward(input, in: phase), in: phase)
        }
    }

    /// A layer with somebody else's weight.
    final class Borrower: Layer {
        private let weight: Parameter
        weak var whole: Tied?
        init(_ weight: Parameter) { self.weight = weight }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input + weight.value.to(input.dtype) }
    }

    /// Numbers below a bound, which is infinite.
    final class Ceiling: DescribedLayer, ParameterizedLayer {
        private let bound = Buffer(Tensor(Double.infinity))
        init() {}
        convenience init(settings: LayerSettings) { self.init() }
        var settings: LayerSettings { [:] }
        var parameters: [(name: String, parameter: Parameter)] { [] }
        var buffers: [(name: String, buffer: Buffer)] { [("bound", bound)] }
        func outputShape(of input: [Int]) -> [Int] { input }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.minimum(bound.tensor.to(input.dtype)) }
        func python(for input: [Int]) -> PythonLayer {
            PythonLayer(
                "Ceiling()",
                definition: """
                    class Ceiling(nn.Module):
                        def __init__(self):
                            super().__init__()
                            self.register_buffer("bound", torch.zeros(()))

                        def forward(self, input):
                            return torch.minimum(input, self.bound)
                    """)
        }
    }
}

import GANKit

/// Layers with one mistake each.
enum WrongLayers {
    /// A layer with a weight for each of three numbers.
    class Weighted: ParameterizedLayer {
        let weight = Parameter(shape: [3], role: .weight(inputs: 1, outputs: 1))
        var parameters: [(name: String, parameter: Parameter)] { [("weight", weight)] }
        var buffers: [(name: String, buffer: Buffer)] { [] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * weight.value.to(input.dtype) }
    }

    /// A parameter that is not listed.
    final class Hidden: Weighted {
        override var parameters: [(name: String, parameter: Parameter)] { [] }
    }

    /// A name that looks like that of a layer inside.
    final class Dotted: Weighted {
        override var parameters: [(name: String, parameter: Parameter)] { [("main.weight", weight)] }
    }

    /// A weight whose gradient is lost.
    final class Cut: Weighted {
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * weight.value.detached() }
    }

    /// A function whose gradient is another's.
    final class Bent: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * input.detached() }
    }

    /// A mean over the batch, without saying so.
    final class Coupled: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            phase == .training ? input - input.mean(over: [0], keepingDimensions: true) : input
        }
    }

    /// A factor that is said to leave constants alone.
    final class Doubled: ShiftEquivariantLayer {
        var isShiftEquivariant: Bool { true }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * 2 }
    }

    /// Chance where there should be none.
    final class Noisy: Layer {
        private let random = Random(seed: 1)
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            input + random.normal(input.shape, dtype: input.dtype)
        }
    }

    /// State that moves when samples are drawn.
    final class Counting: ParameterizedLayer {
        let calls = Buffer(.zeros([]))
        var parameters: [(name: String, parameter: Parameter)] { [] }
        var buffers: [(name: String, buffer: Buffer)] { [("calls", calls)] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            calls.tensor.add(.ones(like: calls.tensor))
            return input * 2
        }
    }

    /// A running mean that is called a parameter.
    final class Learning: Weighted {
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            if phase == .training { withoutGradients { weight.tensor.multiply(by: 0.9) } }
            return super.forward(input, in: phase)
        }
    }

    /// A weight that no reparametrisation reaches.
    final class Raw: Weighted {
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * weight.tensor.to(input.dtype) }
    }

    /// A weight that no reparametrisation reaches, and whose length does not matter.
    final class Unit: Weighted {
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            input * (weight.tensor / weight.tensor.square().sum().sqrt()).to(input.dtype)
        }
    }

    /// A layer inside that is kept by name, and not listed.
    final class InDictionary: Layer {
        private let inner: [String: Dense] = ["only": Dense(3, 3)]
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            inner.values.reduce(input) { $1.forward($0, in: phase) }
        }
    }

    /// Two parameters side by side, of which one is not listed.
    final class InTuple: ParameterizedLayer {
        private let pair = (first: WrongLayers.weight(), second: WrongLayers.weight())
        var parameters: [(name: String, parameter: Parameter)] { [("first", pair.first)] }
        var buffers: [(name: String, buffer: Buffer)] { [] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            input * (pair.first.value + pair.second.value).to(input.dtype)
        }
    }

    /// A parameter in a structure, perhaps, that is not listed.
    final class InStructure: Layer {
        private struct Parts {
            var weights: [Parameter]?
        }

        private let parts = Parts(weights: [WrongLayers.weight()])
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            (parts.weights ?? []).reduce(input) { $0 * $1.value.to(input.dtype) }
        }
    }

    private static func weight() -> Parameter { Parameter(shape: [3], role: .weight(inputs: 1, outputs: 1)) }

    /// No number for any sample.
    final class Empty: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.sliced(along: 1, from: 0, to: 0) }
    }

    /// A layer that computes in float64 whatever comes.
    final class Wide: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.to(.float64) * 2 }
    }

    /// A smooth function that claims pieces.
    final class Curved: PiecewiseLinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.tanh() }
    }

    /// An affine map that claims to be linear.
    final class Shifted: LinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * 2 + 1 }
    }

    /// A weight's gradient by hand, half of what it is.
    final class Halved: AffineLayer {
        let weight = Parameter(shape: [3], role: .weight(inputs: 1, outputs: 1))
        var bias: Parameter? { nil }
        func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor { input * weight }
        func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor { delta * weight }
        func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
            (delta * input).sum(over: [0]) * 0.5
        }
    }

    /// A weight's gradient in `forward`, half of what it is.
    final class HalfLearnt: Weighted {
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            input * (weight.value + weight.value.detached()) / 2
        }
    }

    /// The input's gradient by hand, with the wrong sign.
    final class Backwards: AffineLayer {
        let weight = Parameter(shape: [3], role: .weight(inputs: 1, outputs: 1))
        var bias: Parameter? { nil }
        func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor { input * weight }
        func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor { -(delta * weight) }
        func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
            (delta * input).sum(over: [0])
        }
    }

    /// Linear pieces that differ from phase to phase.
    final class Moody: PiecewiseLinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * (phase == .training ? 2 : 3) }
    }

    /// Two parameters of one name.
    final class Twice: Weighted {
        let other = Parameter(shape: [3], role: .shift)
        override var parameters: [(name: String, parameter: Parameter)] { [("weight", weight), ("weight", other)] }
        override func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            super.forward(input, in: phase) + other.value.to(input.dtype)
        }
    }

    /// A shape that it does not make.
    final class Misannounced: DescribedLayer {
        init() {}
        convenience init(settings: LayerSettings) { self.init() }
        var settings: LayerSettings { [:] }
        func outputShape(of input: [Int]) -> [Int] { [4] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * 2 }
        func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
    }

    /// A setting that is lost on the way.
    final class Forgetful: DescribedLayer {
        let factor: Double
        init(_ factor: Double) { self.factor = factor }
        convenience init(settings: LayerSettings) { self.init(1) }
        var settings: LayerSettings { [:] }
        func outputShape(of input: [Int]) -> [Int] { input }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * factor }
        func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
    }

    /// A setting that is lost on the way, and decides the shape.
    final class ForgetfulShape: DescribedLayer {
        let copies: Int
        init(_ copies: Int) { self.copies = copies }
        convenience init(settings: LayerSettings) { self.init(3) }
        var settings: LayerSettings { [:] }
        func outputShape(of input: [Int]) -> [Int] { [input[0] * copies] }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            Tensor.concatenated([Tensor](repeating: input, count: copies), along: 1)
        }
        func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
    }

    /// Fixed numbers that are drawn when the layer is made, and kept nowhere.
    final class Drawn: Layer {
        private let shift = Double.random(in: 1...2)
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * shift }
    }

    /// A batch that becomes one row.
    final class Flat: Layer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.reshaped([1, input.count]) }
    }

    /// A LeakyReLU of 0.2 with a twin that somebody else wrote.
    final class Twin: DescribedLayer {
        let twin: String
        init(_ twin: String) { self.twin = twin }
        convenience init(settings: LayerSettings) { self.init("") }
        var settings: LayerSettings { [:] }
        func outputShape(of input: [Int]) -> [Int] { input }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.leakyReLU(slope: 0.2) }
        func python(for input: [Int]) -> PythonLayer { PythonLayer(twin) }
    }
}

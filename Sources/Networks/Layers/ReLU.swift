public import GANBase
public import GANTensors

/// max(x, 0).
public final class ReLU: LocallyLinearLayer {
    /// Makes the activation.
    public init() {}

    /// Applies the function to every number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.relu()
    }

    /// Applies the function and keeps its output, whose signs tell the derivative.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        let output = forward(input, in: .training)
        return (output, SignLinearization(output: output, slope: 0))
    }
}

extension ReLU: DescribedLayer {
    /// Makes the layer.
    public convenience init(settings: LayerSettings) { self.init() }

    /// None.
    public var settings: LayerSettings { [:] }

    /// The input's.
    public func outputShape(of input: [Int]) -> [Int] { input }

    /// `nn.ReLU`.
    public func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.ReLU()") }
}

extension ReLU: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ReLU", .layer, summary: "Cuts the negative half.",
        formula: "y = max(x, 0)", source: "",
        spelling: "ReLU()")
}

extension ReLU: BoundedLayer {
    /// The input's, and nothing below 0.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> {
        max(input.lowerBound, 0)...max(input.upperBound, 0)
    }
}

public import GANBase
internal import Foundation
public import GANTensors

/// The hyperbolic tangent, which keeps pictures within −1…1.
public final class Tanh: Layer {
    /// Makes the activation.
    public init() {}

    /// Applies the function to every number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.tanh()
    }
}

extension Tanh: DescribedLayer {
    /// Makes the layer.
    public convenience init(settings: LayerSettings) { self.init() }

    /// None.
    public var settings: LayerSettings { [:] }

    /// The input's.
    public func outputShape(of input: [Int]) -> [Int] { input }

    /// `nn.Tanh`.
    public func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Tanh()") }
}

extension Tanh: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Tanh", .layer, summary: "The hyperbolic tangent, which keeps pictures within −1…1.",
        formula: "y = tanh x", source: "",
        spelling: "Tanh()")
}

extension Tanh: BoundedLayer {
    /// tanh of the input's, within −1…1.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> {
        tanh(input.lowerBound)...tanh(input.upperBound)
    }
}

public import GANBase
public import GANTensors

/// Does nothing.
///
/// ## Shapes
/// Input and output alike.
public final class Identity: LinearLayer {
    /// Makes the layer.
    public init() {}

    /// Gives the input back.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input
    }
}

extension Identity: DescribedLayer {
    /// Makes the layer.
    public convenience init(settings: LayerSettings) { self.init() }

    /// None.
    public var settings: LayerSettings { [:] }

    /// The input's.
    public func outputShape(of input: [Int]) -> [Int] { input }

    /// `nn.Identity`.
    public func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Identity()") }
}

extension Identity: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Identity", .layer, summary: "Does nothing (nn.Identity).",
        formula: "y = x", source: "",
        spelling: "Identity()")
}

extension Identity: BoundedLayer {
    /// The input's.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> { input }
}

public import GANBase
public import GANTensors

/// Turns each sample into a row of numbers.
///
/// The order is channel, row, column, as in PyTorch, whatever the layout in memory.
public final class Flatten: LinearLayer {
    /// Makes the layer.
    public init() {}

    /// [N, …] becomes [N, count].
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.flattened(from: 1)
    }
}

extension Flatten: DescribedLayer {
    /// Makes the layer.
    public convenience init(settings: LayerSettings) { self.init() }

    /// None.
    public var settings: LayerSettings { [:] }

    /// All numbers of a sample.
    public func outputShape(of input: [Int]) -> [Int] { [input.reduce(1, *)] }

    /// `nn.Flatten`.
    public func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.Flatten()") }
}

extension Flatten: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Flatten", .layer, summary: "Turns each sample into a row of numbers (nn.Flatten).",
        formula: "[N, …] → [N, count]", source: "",
        spelling: "Flatten()")
}

extension Flatten: BoundedLayer {
    /// The input's.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> { input }
}

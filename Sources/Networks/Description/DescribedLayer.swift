/// A layer that can say how it was made, so that a network is written down and built again without its recipe.
///
/// `gan export` asks it of every layer of a generator. All shipped layers conform; a layer of one's own joins by four
/// members, which for a layer that only scales are:
///
/// ```swift
/// final class Scale: DescribedLayer {
///     let factor: Double
///     init(_ factor: Double) { self.factor = factor }
///     func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * factor }
///
///     convenience init(settings: LayerSettings) throws { self.init(try settings.number("factor")) }
///     var settings: LayerSettings { ["factor": .number(factor)] }
///     func outputShape(of input: [Int]) -> [Int] { input }
///     func python(for input: [Int]) -> PythonLayer {
///         PythonLayer("Scale(\(factor))", definition: """
///             class Scale(nn.Module):
///                 def __init__(self, factor):
///                     super().__init__()
///                     self.factor = factor
///
///                 def forward(self, x):
///                     return x * self.factor
///             """)
///     }
/// }
/// ```
///
/// A program that reads such an export names the type: `TrainedGenerator(at: folder, layers: [Scale.self])`.
public protocol DescribedLayer: Layer, SendableMetatype {
    /// Makes the layer anew; its weights are filled afterwards.
    ///
    /// A layer with weights claims room for them first (``LayerSettings/claim(_:)``).
    ///
    /// - Throws: `GANError` with status 65 when a setting is missing or impossible.
    init(settings: LayerSettings) throws

    /// What ``init(settings:)`` needs, in the order of the layer's usual initialiser; not the weights.
    var settings: LayerSettings { get }

    /// The shape of an output.
    ///
    /// - Parameter input: The shape of one sample on the way in, without the batch dimension.
    /// - Returns: The shape of one sample on the way out.
    /// - Throws: `GANError` with status 65 when the layer cannot take such samples, in words such as "takes 64 numbers
    ///   a sample and gets the shape [3]".
    func outputShape(of input: [Int]) throws -> [Int]

    /// The same layer in PyTorch, with parameters of the same names and layouts.
    ///
    /// - Parameter input: The shape of one sample on the way in, which ``outputShape(of:)`` has accepted.
    /// - Throws: `GANError` when a layer inside is no ``DescribedLayer``.
    func python(for input: [Int]) throws -> PythonLayer
}

extension DescribedLayer {
    /// What files call the layer: the name of its type.
    public static var kind: String { "\(Self.self)" }
}

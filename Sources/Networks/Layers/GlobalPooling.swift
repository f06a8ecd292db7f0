public import GANBase
public import GANTensors

/// The mean, or the sum, of every channel.
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C].
public final class GlobalPooling: LinearLayer {
    /// Whether channels are summed instead of averaged.
    public let isSum: Bool

    /// Makes the layer.
    ///
    /// - Parameter sum: Whether channels are summed, as in SN-GAN's ResNet, instead of averaged.
    public init(sum: Bool = false) {
        isSum = sum
    }

    /// Pools every channel to one number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        isSum ? input.sum(over: [2, 3]) : input.mean(over: [2, 3])
    }
}

extension GlobalPooling: DescribedLayer {
    /// Makes the layer of `sum`.
    public convenience init(settings: LayerSettings) throws { self.init(sum: try settings.flag("sum")) }

    /// `sum`.
    public var settings: LayerSettings { ["sum": .flag(isSum)] }

    /// [C, H, W] becomes [C].
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: 1)
        return [input[0]]
    }

    /// A class of its own.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer(
            "GlobalPooling(sum=\(PythonLayer.flag(isSum)))",
            definition: """
                class GlobalPooling(nn.Module):
                    def __init__(self, sum):
                        super().__init__()
                        self.sum = sum

                    def forward(self, x):
                        return x.sum((2, 3)) if self.sum else x.mean((2, 3))
                """)
    }
}

extension GlobalPooling: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "GlobalPooling", .layer, summary: "The mean, or the sum, of every channel.",
        formula: "[N, C, H, W] → [N, C]", source: "",
        parameters: [
            .init(
                "sum", "Bool", default: "false",
                "whether channels are summed, as in SN-GAN's ResNet, instead of averaged")
        ],
        spelling: "GlobalPooling()")
}

public import GANBase
public import GANTensors

/// Enlarges pictures by a whole factor (PyTorch's `nn.Upsample`).
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, scale·H, scale·W].
public final class Upsample: LinearLayer {
    /// The factor.
    public let scale: Int
    /// How new pixels are computed.
    public let method: Upsampling

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - scale: The factor.
    ///   - method: How new pixels are computed.
    public init(scale: Int = 2, method: Upsampling = .nearest) {
        self.scale = scale
        self.method = method
    }

    /// Enlarges every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.upsampled(scale: scale, method: method)
    }
}

extension Upsample: DescribedLayer {
    /// Makes the layer of `scale` and `method`.
    public convenience init(settings: LayerSettings) throws {
        self.init(scale: try settings.size("scale"), method: try settings.word("method", as: Upsampling.self))
    }

    /// `scale` and `method`.
    public var settings: LayerSettings { ["scale": .integer(scale), "method": .text(method.rawValue)] }

    /// [C, H, W] becomes [C, scale·H, scale·W].
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: 1)
        return [input[0], scale * input[1], scale * input[2]]
    }

    /// `nn.Upsample`.
    public func python(for input: [Int]) -> PythonLayer {
        let corners = method == .nearest ? "" : ", align_corners=False"
        return PythonLayer("nn.Upsample(scale_factor=\(scale), mode=\"\(method.rawValue)\"\(corners))")
    }
}

extension Upsample: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Upsample", .layer, summary: "Enlarges pictures by a whole factor (nn.Upsample).",
        formula: "[N, C, H, W] → [N, C, scale·H, scale·W]", source: "",
        parameters: [
            .init("scale", "Int", default: "2", "the factor"),
            .init("method", "Upsampling", default: ".nearest", "how new pixels are computed"),
        ],
        spelling: "Upsample(scale: 2)")
}

public import GANBase
public import GANTensors

/// The largest number of square windows (PyTorch's `nn.MaxPool2d`).
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, (H − size)/stride + 1, …].
public final class MaxPooling: PiecewiseLinearLayer {
    /// The window's side in pixels.
    public let size: Int
    /// Pixels from one window to the next.
    public let stride: Int

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - size: The window's side in pixels.
    ///   - stride: Pixels from one window to the next; the side when left out.
    public init(_ size: Int = 2, stride: Int? = nil) {
        self.size = size
        self.stride = stride ?? size
    }

    /// Pools every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.maxPooled(size: size, stride: stride)
    }
}

extension MaxPooling: DescribedLayer {
    /// Makes the layer of `size` and `stride`.
    public convenience init(settings: LayerSettings) throws {
        self.init(try settings.size("size"), stride: try settings.size("stride"))
    }

    /// `size` and `stride`.
    public var settings: LayerSettings { ["size": .integer(size), "stride": .integer(stride)] }

    /// [C, H, W] becomes [C, (H − size)/stride + 1, …].
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: size)
        return [input[0], (input[1] - size) / stride + 1, (input[2] - size) / stride + 1]
    }

    /// `nn.MaxPool2d`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.MaxPool2d(\(size), stride=\(stride))")
    }
}

extension MaxPooling: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "MaxPooling", .layer, summary: "The largest number of square windows (nn.MaxPool2d).",
        formula: "[N, C, H, W] → [N, C, (H − size)/stride + 1, …]", source: "",
        parameters: [
            .init("(first)", "Int", default: "2", "the window's side in pixels"),
            .init("stride", "Int?", default: "nil", "pixels from one window to the next; the side when left out"),
        ],
        spelling: "MaxPooling(2)")
}

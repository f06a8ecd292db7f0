public import GANBase
public import GANTensors

/// Adds a border of zeros to pictures, or cuts one off.
///
/// Keras pads a 5×5 convolution with stride 2 and "same" on an even side by 1 before and 2 after:
/// `Pad(left: 1, right: 2, top: 1, bottom: 2)`, then `Convolution(…, kernel: 5, stride: 2)`. Its transposed twin is
/// `TransposedConvolution(…, kernel: 5, stride: 2, padding: 1)`, then `Pad(right: -1, bottom: -1)`.
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, H + top + bottom, W + left + right].
public final class Pad: LinearLayer {
    /// Pixels at the left, the right, the top and the bottom; negative ones are cut off.
    public let amounts: [Int]

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - left: Pixels at the left; negative ones are cut off.
    ///   - right: Pixels at the right.
    ///   - top: Pixels at the top.
    ///   - bottom: Pixels at the bottom.
    public init(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) {
        amounts = [left, right, top, bottom]
    }

    /// Pads every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.padded(amounts)
    }
}

extension Pad: DescribedLayer {
    /// Makes the layer of `left`, `right`, `top` and `bottom`.
    public convenience init(settings: LayerSettings) throws {
        let amount = { try settings.integer($0, in: -LayerSettings.largestSize...LayerSettings.largestSize) }
        self.init(
            left: try amount("left"), right: try amount("right"), top: try amount("top"), bottom: try amount("bottom"))
    }

    /// `left`, `right`, `top` and `bottom`.
    public var settings: LayerSettings {
        [
            "left": .integer(amounts[0]), "right": .integer(amounts[1]), "top": .integer(amounts[2]),
            "bottom": .integer(amounts[3]),
        ]
    }

    /// [C, H, W] becomes [C, H + top + bottom, W + left + right].
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: 1)
        return [input[0], input[1] + amounts[2] + amounts[3], input[2] + amounts[0] + amounts[1]]
    }

    /// `nn.ZeroPad2d`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.ZeroPad2d(\(PythonLayer.tuple(amounts)))")
    }
}

extension Pad: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Pad", .layer, summary: "Adds a border of zeros to pictures, or cuts one off (nn.ZeroPad2d).",
        formula: "[N, C, H, W] → [N, C, H + top + bottom, W + left + right]", source: "",
        parameters: [
            .init("left", "Int", default: "0", "pixels at the left; negative ones are cut off"),
            .init("right", "Int", default: "0", "pixels at the right"),
            .init("top", "Int", default: "0", "pixels at the top"),
            .init("bottom", "Int", default: "0", "pixels at the bottom"),
        ],
        spelling: "Pad(left: 1, right: 2, top: 1, bottom: 2)")
}

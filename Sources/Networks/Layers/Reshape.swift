public import GANBase
public import GANTensors

/// Gives each sample another shape with the same number of numbers (PyTorch's `nn.Unflatten`).
public final class Reshape: LinearLayer {
    /// The shape of a sample, without the batch dimension.
    public let shape: [Int]

    /// Makes the layer.
    ///
    /// - Parameter shape: The shape of a sample, without the batch dimension: [512, 4, 4].
    public init(_ shape: [Int]) {
        self.shape = shape
    }

    /// [N, count] becomes [N] + shape.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let reshaped = input.reshaped([input.shape[0]] + shape)
        return shape.count == 3 ? reshaped.channelsLast() : reshaped
    }
}

extension Reshape: DescribedLayer {
    /// Makes the layer of `shape`.
    public convenience init(settings: LayerSettings) throws { self.init(try settings.shape("shape")) }

    /// `shape`.
    public var settings: LayerSettings { ["shape": .integers(shape)] }

    /// The shape, where the input has as many numbers.
    public func outputShape(of input: [Int]) throws -> [Int] {
        // Shapes from a file may be absurd.
        let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? .max : $0 * $1 }
        guard count == input.reduce(1, *) else {
            throw GANError(.badData, "makes samples of the shape \(shape) and gets samples of the shape \(input)")
        }
        return shape
    }

    /// `nn.Unflatten`, behind `nn.Flatten` where that changes something.
    public func python(for input: [Int]) -> PythonLayer {
        let unflatten = PythonLayer("nn.Unflatten(1, \(PythonLayer.tuple(shape)))")
        return input.count == 1
            ? unflatten : PythonLayer(calling: "nn.Sequential", with: [PythonLayer("nn.Flatten()"), unflatten])
    }
}

extension Reshape: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Reshape", .layer, summary: "Gives each sample another shape (nn.Unflatten).",
        formula: "[N, count] → [N] + shape", source: "",
        parameters: [
            .init("(first)", "[Int]", "the shape of a sample, without the batch dimension: [512, 4, 4]")
        ],
        spelling: "Reshape([512, 4, 4])")
}

extension Reshape: BoundedLayer {
    /// The input's.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> { input }
}

public import GANBase
public import GANTensors

/// max(x, slope·x): lets a little of the negative half through.
public final class LeakyReLU: LocallyLinearLayer {
    /// The factor of the negative half.
    public let slope: Double

    /// Makes the activation.
    ///
    /// - Parameter slope: The factor of the negative half: 0.2 in DCGAN (arXiv:1511.06434), 0.01 in PyTorch, 0.3 in
    ///   Keras.
    public init(_ slope: Double = 0.2) {
        self.slope = slope
    }

    /// Applies the function to every number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.leakyReLU(slope: slope)
    }

    /// Applies the function and keeps its output, whose signs tell the derivative.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        // With a negative factor the signs of the output tell nothing.
        guard slope >= 0 else { return linearizedByAutograd(self, at: input) }
        let output = forward(input, in: .training)
        return (output, SignLinearization(output: output, slope: slope))
    }
}

extension LeakyReLU: DescribedLayer {
    /// Makes the activation of `slope`.
    public convenience init(settings: LayerSettings) throws { self.init(try settings.number("slope")) }

    /// `slope`.
    public var settings: LayerSettings { ["slope": .number(slope)] }

    /// The input's.
    public func outputShape(of input: [Int]) -> [Int] { input }

    /// `nn.LeakyReLU`.
    public func python(for input: [Int]) -> PythonLayer { PythonLayer("nn.LeakyReLU(\(slope))") }
}

extension LeakyReLU: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "LeakyReLU", .layer, summary: "Lets a little of the negative half through.",
        formula: "y = max(x, slope·x)", source: "",
        parameters: [
            .init(
                "(first)", "Double", default: "0.2",
                "the factor of the negative half: 0.2 in DCGAN (arXiv:1511.06434), 0.01 in PyTorch, 0.3 in Keras")
        ],
        spelling: "LeakyReLU(0.2)")
}

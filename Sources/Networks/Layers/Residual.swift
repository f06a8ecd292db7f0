public import GANBase
public import GANTensors

/// The sum of a branch and a shortcut: y = branch(x) + shortcut(x).
public final class Residual: CompositeLayer, LocallyLinearLayer {
    /// The layers that learn the difference.
    public let branch: any Layer
    /// What happens to the input on the other way; nothing when nil.
    public let shortcut: (any Layer)?

    /// Makes the sum.
    ///
    /// - Parameters:
    ///   - branch: The layers that learn the difference.
    ///   - shortcut: What happens to the input on the other way, needed where the branch changes the shape.
    public init(_ branch: any Layer, shortcut: (any Layer)? = nil) {
        self.branch = branch
        self.shortcut = shortcut
    }

    /// `branch` and, where there is one, `shortcut`.
    public var children: [(name: String, layer: any Layer)] {
        [(name: "branch", layer: branch)] + (shortcut.map { [(name: "shortcut", layer: $0)] } ?? [])
    }

    /// Computes branch(x) + shortcut(x).
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let longer = withPlace("the branch") { branch.forward(input, in: phase) }
        return longer
            + (shortcut.map { shortcut in withPlace("the shortcut") { shortcut.forward(input, in: phase) } } ?? input)
    }

    /// Computes branch(x) + shortcut(x) and keeps the maps of both.
    ///
    /// Both must be locally linear, which ``Critic/layerWithCurvature`` tells.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        let longer = withPlace("the branch") { linearize(branch, at: input, with: parameters) }
        let shorter = shortcut.map { shortcut in
            withPlace("the shortcut") { linearize(shortcut, at: input, with: parameters) }
        }
        return (
            longer.output + (shorter?.output ?? input),
            ResidualLinearization(branch: longer.linearization, shortcut: shorter?.linearization)
        )
    }
}

extension Residual: DescribedLayer {
    /// Makes the sum of `branch` and, where there is one, `shortcut`.
    public convenience init(settings: LayerSettings) throws {
        guard let branch = try settings.layer("branch") else {
            throw GANError(.badData, "lacks the layer \"branch\"")
        }
        self.init(branch, shortcut: try settings.layer("shortcut"))
    }

    /// `branch` and, where there is one, `shortcut`.
    public var settings: LayerSettings { ["branch": .layer(branch), "shortcut": .layer(shortcut)] }

    /// The branch's, which must be the shortcut's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        let longer = try GANNetworks.outputShape(of: branch, for: input, at: "branch")
        let shorter = try shortcut.map { try GANNetworks.outputShape(of: $0, for: input, at: "shortcut") } ?? input
        guard longer == shorter else {
            throw GANError(.badData, "adds samples of the shapes \(longer) and \(shorter)")
        }
        return longer
    }

    /// A class of its own.
    public func python(for input: [Int]) throws -> PythonLayer {
        let parts = try children.map { try GANNetworks.python(of: $0.layer, for: input, at: $0.name) }
        return PythonLayer(
            calling: "Residual", with: parts,
            definition: """
                class Residual(nn.Module):
                    def __init__(self, branch, shortcut=nn.Identity()):
                        super().__init__()
                        self.branch = branch
                        self.shortcut = shortcut

                    def forward(self, x):
                        return self.branch(x) + self.shortcut(x)
                """)
    }
}

extension Residual: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Residual", .layer, summary: "The sum of a branch and a shortcut.",
        formula: "y = branch(x) + shortcut(x)", source: "arXiv:1512.03385",
        parameters: [
            .init("(first)", "Layer", "the layers that learn the difference"),
            .init(
                "shortcut", "(Layer)?", default: "nil",
                "what happens to the input on the other way, needed where the branch changes the shape"),
        ],
        spelling: "Residual(Sequential([…]))")
}

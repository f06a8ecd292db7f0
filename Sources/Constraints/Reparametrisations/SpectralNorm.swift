public import GANBase
public import GANNetworks
public import GANTensors

/// Divides every weight of the critic by an estimate of its largest singular value.
///
/// W = V/σ with σ = uᵀVv, where u and v follow the largest singular pair by power iteration: `iterations` rounds before
/// each critic step, never outside training. The gradient of σ is u vᵀ; none goes through u and v. A convolution counts
/// as the matrix (outputs, inputs·height·width), a transposed one likewise with its outputs first. That matrix norm
/// bounds the convolution's own only up to a factor √(height·width), so that the critic is not 1-Lipschitz by this
/// alone.
///
/// Miyato et al., arXiv:1802.05957, with one iteration.
public struct SpectralNorm: Reparametrisation, Equatable {
    /// Rounds of power iteration before each critic step.
    public let iterations: Int
    /// Added to the norms of u and v.
    public let epsilon: Double
    /// Whether the factors of normalisations are divided by their 2-norm too.
    public let includesScales: Bool

    /// Makes the constraint.
    ///
    /// - Parameters:
    ///   - iterations: Rounds of power iteration before each critic step, 1 or more: 1 in the paper.
    ///   - epsilon: The smallest length that u and v are divided by: 1e-12 in PyTorch.
    ///   - includesScales: Whether the factors of normalisations are divided by their 2-norm too.
    public init(iterations: Int = 1, epsilon: Double = 1e-12, includesScales: Bool = false) {
        self.iterations = iterations
        self.epsilon = epsilon
        self.includesScales = includesScales
    }

    /// Attaches u and v to every weight.
    ///
    /// - Throws: `GANError` with status 64 when the critic has no weights.
    public func rewrite(_ critic: Critic, random: Random) throws {
        var rewritten = 0
        for (_, parameter) in namedParameters(of: critic.body) where includes(parameter.role) {
            parameter.reparametrisation = SpectralState(self, of: parameter, random: random)
            rewritten += 1
        }
        guard rewritten > 0 else {
            throw GANError(.usage, "SpectralNorm: the critic has no weights; it needs dense layers or convolutions")
        }
    }

    private func includes(_ role: Parameter.Role) -> Bool {
        switch role {
        case .weight: true
        case .scale: includesScales
        case .bias, .shift, .given: false
        }
    }
}

/// A weight's singular vectors.
private final class SpectralState: WeightReparametrisation {
    private let settings: SpectralNorm
    private let outputDimension: Int
    private let left: Buffer
    private let right: Buffer

    init(_ settings: SpectralNorm, of parameter: Parameter, random: Random) {
        self.settings = settings
        outputDimension = parameter.outputDimension
        let leaf = parameter.tensor
        let outputs = leaf.rank == 1 ? 1 : leaf.shape[outputDimension]
        left = Buffer(random.normal([outputs], dtype: leaf.dtype).to(leaf.device))
        right = Buffer(.zeros([leaf.count / outputs], dtype: leaf.dtype, device: leaf.device))
        advance(leaf)
    }

    var buffers: [(name: String, buffer: Buffer)] { [(name: "u", buffer: left), (name: "v", buffer: right)] }

    func advance(_ leaf: Tensor) {
        withoutGradients {
            let matrix = matrix(of: leaf)
            for _ in 0..<settings.iterations {
                right.tensor = unit(matrix.transposed(0, 1).matmul(left.tensor))
                left.tensor = unit(matrix.matmul(right.tensor))
            }
        }
    }

    func value(of leaf: Tensor) -> Tensor {
        let largest = (left.tensor * matrix(of: leaf).matmul(right.tensor)).sum()
        return leaf / largest
    }

    /// The weight as (outputs, everything else); a vector is one row.
    private func matrix(of leaf: Tensor) -> Tensor {
        if leaf.rank == 1 { return leaf.reshaped([1, leaf.count]) }
        let outputsFirst = outputDimension == 0 ? leaf : leaf.transposed(0, outputDimension)
        return outputsFirst.flattened(from: 1)
    }

    private func unit(_ vector: Tensor) -> Tensor {
        vector / vector.norm().clamped(min: settings.epsilon, max: nil)
    }
}

extension SpectralNorm: SelfChecking {
    /// Refuses fewer than one iteration and an epsilon that is not above 0.
    public func check() throws {
        guard iterations >= 1 else {
            throw GANError(
                .usage, "SpectralNorm: iterations is \(iterations) and must be 1 or more; the paper's value is 1")
        }
        try checkWeight(epsilon, "epsilon", of: "SpectralNorm", usual: "PyTorch's value is 1e-12")
    }
}

extension SpectralNorm: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "SpectralNorm", .reparametrisation,
        summary: "Divides every weight by an estimate of its largest singular value.",
        formula: "W = V/σ, σ = uᵀVv by power iteration", source: "arXiv:1802.05957",
        parameters: [
            .init("iterations", "Int", default: "1", "rounds of power iteration before each critic step"),
            .init("epsilon", "Double", default: "1e-12", "smallest length that u and v are divided by"),
            .init("includesScales", "Bool", default: "false", "whether factors of normalisations are divided too"),
        ],
        spelling: "SpectralNorm()")
}

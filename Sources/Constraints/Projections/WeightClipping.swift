public import GANBase
public import GANNetworks
internal import GANTensors

/// Cuts the critic's weights to −c…c after each critic step: the constraint of the first WGAN.
///
/// Arjovsky, Chintala and Bottou, arXiv:1701.07875, with c = 0.01. Clipping comes after the optimiser's step, so that
/// no weight ever leaves the bounds between steps.
public struct WeightClipping: Projection, Equatable {
    /// Which parameters are cut.
    public enum Part: Sendable, Equatable {
        /// All of them, biases and normalisations included, as in the paper's code.
        case all
        /// Matrices and kernels only.
        case weights
        /// Those whose name begins so: `"0."` is the first layer.
        case named(String)
    }

    /// The bound c.
    public let bound: Double
    /// Which parameters are cut.
    public let part: Part

    /// Makes the constraint.
    ///
    /// - Parameters:
    ///   - bound: The bound c, above 0: 0.01 in the paper.
    ///   - part: Which parameters are cut.
    public init(_ bound: Double = 0.01, part: Part = .all) {
        self.bound = bound
        self.part = part
    }

    /// Cuts the parameters in place.
    public func project(_ critic: Critic) {
        for (name, parameter) in namedParameters(of: critic.body) where includes(name, parameter.role) {
            parameter.tensor.clamp(min: -bound, max: bound)
        }
    }

    private func includes(_ name: String, _ role: Parameter.Role) -> Bool {
        switch part {
        case .all: return true
        case .named(let prefix): return name.hasPrefix(prefix)
        case .weights:
            if case .weight = role { return true }
            return false
        }
    }
}

extension WeightClipping: SelfChecking {
    /// Refuses a bound that is not above 0.
    public func check() throws {
        try checkWeight(bound, "the bound", of: "WeightClipping", usual: "the paper's value is 0.01")
    }
}

extension WeightClipping: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "WeightClipping", .projection, summary: "Cuts the weights to −c…c after each critic step.",
        formula: "w = min(max(w, −c), c)",
        source: "arXiv:1701.07875",
        parameters: [
            .init("(first)", "Double", default: "0.01", "bound c, above 0"),
            .init("part", "Part", default: ".all", "which parameters: .all, .weights or .named(prefix)"),
        ],
        spelling: "WeightClipping(0.01)")
}

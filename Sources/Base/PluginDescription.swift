/// What `gan plugins` says about a loss, a constraint, a sampler or another part of a recipe.
public struct PluginDescription: Sendable, Equatable, Codable {
    /// The type's name: `Divergence`.
    public let name: String
    /// The kind of part.
    public let family: Family
    /// One sentence.
    public let summary: String
    /// The formula in plain text.
    public let formula: String
    /// Where it comes from, with the arXiv number.
    public let source: String
    /// What can be set.
    public let parameters: [Parameter]
    /// How to write it in a recipe.
    public let spelling: String

    /// The kinds of parts, in the order in which they are listed.
    public enum Family: String, Sendable, Codable, CaseIterable {
        /// Turns scores into what each player minimises.
        case loss
        /// Adds a term to the critic's loss.
        case penalty
        /// Rewrites the critic's weights.
        case reparametrisation
        /// Moves the critic's weights back.
        case projection
        /// Chooses where the gradient is penalised.
        case sampler
        /// Makes samples out of latents.
        case generator
        /// Scores samples.
        case critic
        /// A step of a network.
        case layer
        /// Where real samples come from.
        case data
        /// Changes weights.
        case optimizer
        /// A number that varies over training.
        case schedule
        /// Measures samples.
        case metric
    }

    /// Something that can be set.
    public struct Parameter: Sendable, Equatable, Codable {
        /// The argument's label.
        public let name: String
        /// The type, as one writes it.
        public let type: String
        /// The default, or nil where a value must be given.
        public let `default`: String?
        /// What it means, with its unit and the paper's value.
        public let meaning: String

        /// Describes a parameter.
        public init(_ name: String, _ type: String, default: String? = nil, _ meaning: String) {
            self.name = name
            self.type = type
            self.default = `default`
            self.meaning = meaning
        }
    }

    /// Describes a part.
    public init(
        _ name: String, _ family: Family, summary: String, formula: String, source: String,
        parameters: [Parameter] = [], spelling: String
    ) {
        self.name = name
        self.family = family
        self.summary = summary
        self.formula = formula
        self.source = source
        self.parameters = parameters
        self.spelling = spelling
    }
}

/// A part of a recipe that can say what it is.
public protocol DescribedPlugin {
    /// What `gan plugins` says about the part.
    static var plugin: PluginDescription { get }
}

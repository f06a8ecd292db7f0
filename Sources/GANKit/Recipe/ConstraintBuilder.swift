/// Gathers the constraints of a plan, one a line; `if`, `for` and the rest of Swift work.
@resultBuilder
public enum ConstraintBuilder {
    /// One constraint.
    public static func buildExpression(_ constraint: any Constraint) -> [any Constraint] { [constraint] }
    /// A list of constraints.
    public static func buildExpression(_ constraints: [any Constraint]) -> [any Constraint] { constraints }
    /// Lines one after the other.
    public static func buildBlock(_ parts: [any Constraint]...) -> [any Constraint] { parts.flatMap { $0 } }
    /// An `if` without `else`.
    public static func buildOptional(_ part: [any Constraint]?) -> [any Constraint] { part ?? [] }
    /// The `if` branch.
    public static func buildEither(first part: [any Constraint]) -> [any Constraint] { part }
    /// The `else` branch.
    public static func buildEither(second part: [any Constraint]) -> [any Constraint] { part }
    /// A `for` loop.
    public static func buildArray(_ parts: [[any Constraint]]) -> [any Constraint] { parts.flatMap { $0 } }

    /// Explains a likely mistake.
    @available(*, unavailable, message: "a loss is an argument of GAN: loss: .wasserstein")
    public static func buildExpression(_ loss: any AdversarialLoss) -> [any Constraint] { [] }
    /// Explains a likely mistake.
    @available(*, unavailable, message: "a watcher belongs in the second block, after 'watch:'")
    public static func buildExpression(_ watcher: any Watcher) -> [any Constraint] { [] }
    /// Explains a likely mistake.
    @available(*, unavailable, message: "a sampler belongs to a penalty: Divergence(k: 2, p: 6, at: .realAndFake)")
    public static func buildExpression(_ sampler: any PenaltySampler) -> [any Constraint] { [] }
}

/// Every part that GANKit ships for recipes, in the order of the documentation.
public enum PluginCatalogue {
    /// The losses.
    public static let losses: [any AdversarialLoss & DescribedPlugin] = [Wasserstein()]

    /// The constraints.
    public static let constraints: [any Constraint & DescribedPlugin] = [Divergence(at: .realAndFake)]

    /// The samplers of penalty points.
    public static let samplers: [any PenaltySampler & DescribedPlugin] = [Interpolated(), RealAndFake()]

    /// What each part says of itself.
    public static var descriptions: [PluginDescription] {
        let parts: [any DescribedPlugin] = losses + constraints + samplers
        return parts.map { type(of: $0).plugin }
    }
}

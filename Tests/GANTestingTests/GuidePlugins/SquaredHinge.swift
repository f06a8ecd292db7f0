import GANKit

/// The hinge, squared: a score far on the wrong side pulls harder than one close to the margin.
struct SquaredHinge: AdversarialLoss {
    let margin: Double

    func critic(_ scores: Scores) -> Tensor {
        (margin - scores.real).relu().square().mean() + (margin + scores.fake).relu().square().mean()
    }

    func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
}

extension SquaredHinge: SelfChecking {
    func check() throws {
        guard margin > 0, margin.isFinite else {
            throw GANError(.usage, "SquaredHinge: the margin is \(margin) and must be above 0; 1 is usual")
        }
    }
}

extension SquaredHinge: DescribedPlugin {
    static let plugin = PluginDescription(
        "SquaredHinge", .loss, summary: "The hinge, squared.",
        formula: "critic: mean(max(0, m − real)²) + mean(max(0, m + fake)²); generator: −mean(fake)",
        source: "this guide", parameters: [.init("margin", "Double", "score from which on a sample costs nothing")],
        spelling: "loss: SquaredHinge(margin: 1)")
}

extension AdversarialLoss where Self == SquaredHinge {
    static func squaredHinge(margin: Double = 1) -> Self { SquaredHinge(margin: margin) }
}

import GANKit
import GANTesting
import Testing

/// Everything that GANKit ships obeys the laws.
@Suite("Laws of what is shipped")
struct LawTests {
    @Test("losses", arguments: PluginCatalogue.losses.indices)
    func losses(index: Int) throws {
        try checkLaws(of: PluginCatalogue.losses[index] as any AdversarialLoss)
    }

    @Test("penalties", arguments: PluginCatalogue.constraints.indices)
    func penalties(index: Int) throws {
        guard let penalty = PluginCatalogue.constraints[index] as? any Penalty else { return }
        try checkLaws(of: penalty)
    }

    @Test("the divergence with every sampler", arguments: PluginCatalogue.samplers.indices, [1.5, 2, 3, 6])
    func divergences(index: Int, p: Double) throws {
        try checkLaws(of: Divergence(k: 2, p: p, at: PluginCatalogue.samplers[index]))
    }

    @Test("samplers", arguments: PluginCatalogue.samplers.indices)
    func samplers(index: Int) throws {
        try checkLaws(of: PluginCatalogue.samplers[index] as any PenaltySampler)
    }
}

import GANKit
import GANTesting
import Synchronization
import Testing

/// The laws of reparametrisations and projections.
@Suite("Laws of what changes weights")
struct WeightLawTests {
    @Test("shipped reparametrisations", arguments: PluginCatalogue.constraints.indices)
    func reparametrisations(index: Int) throws {
        guard let rewriting = PluginCatalogue.constraints[index] as? any Reparametrisation else { return }
        try checkLaws(of: rewriting)
    }

    @Test("spectral normalisation has the largest singular value 1", arguments: [1, 3])
    func spectralNorm(iterations: Int) throws {
        try checkLaws(of: SpectralNorm(iterations: iterations)) { weight in
            abs(weight.flattened(from: 1).singularValues().max().scalar() - 1) < 1e-3
        }
        try checkLaws(of: SpectralNorm(includesScales: true))
    }

    @Test("shipped projections", arguments: PluginCatalogue.constraints.indices)
    func projections(index: Int) throws {
        guard let projection = PluginCatalogue.constraints[index] as? any Projection else { return }
        try checkLaws(of: projection)
    }

    @Test("clipping bounds every parameter, weights alone, or those of a name")
    func clipping() throws {
        try checkLaws(of: WeightClipping(0.01)) { _, weight in weight.abs().max().scalar() <= 0.01 }
        try checkLaws(of: WeightClipping(0.1, part: .weights)) { _, weight in
            weight.rank < 2 || weight.abs().max().scalar() <= 0.1
        }
        try checkLaws(of: WeightClipping(0.1, part: .named("0."))) { name, weight in
            !name.hasPrefix("0.") || weight.abs().max().scalar() <= 0.1
        }
    }

    /// A weight divided by its length, with one mistake.
    struct WrongNorm: Reparametrisation {
        let mistake: String

        func rewrite(_ critic: Critic, random: Random) throws {
            for parameter in critic.parameters where mistake != "no parameter of the critic is rewritten" {
                guard case .weight = parameter.role else { continue }
                parameter.reparametrisation = State(mistake, parameter.tensor, random)
                if mistake == "changes the leaf; it says" { withoutGradients { parameter.tensor.multiply(by: 2) } }
            }
            if critic.parameters.isEmpty, mistake != "is not refused" {
                throw GANError(.usage, "the critic has no weights")
            }
        }

        final class State: WeightReparametrisation {
            let mistake: String
            let factor: Buffer

            init(_ mistake: String, _ leaf: Tensor, _ random: Random) {
                self.mistake = mistake
                let own = mistake == "take them from `random`" ? Random(seed: .random(in: 0...(1 << 60))) : random
                factor = Buffer(own.uniform([], from: 1, to: 2, dtype: leaf.dtype))
            }

            var buffers: [(name: String, buffer: Buffer)] { mistake == "other weights" ? [] : [("factor", factor)] }

            func advance(_ leaf: Tensor) {
                if mistake == "belongs to the optimiser" { withoutGradients { leaf.multiply(by: 0.5) } }
                if mistake == "not finite after" { factor.tensor = factor.tensor / (factor.tensor - factor.tensor) }
            }

            func value(of leaf: Tensor) -> Tensor {
                if mistake == "only advance(_:)" { factor.tensor = factor.tensor * 1.5 }
                let length = leaf.square().sum().sqrt()
                let value = leaf / length * factor.tensor
                switch mistake {
                case "no gradient goes": return value.detached()
                case "finite differences": return leaf / length.detached() * factor.tensor
                case "and the leaf [": return value.unsqueezed(at: 0)
                default: return value
                }
            }
        }
    }

    @Test(
        "each mistake of a reparametrisation is named",
        arguments: [
            "no parameter of the critic is rewritten", "changes the leaf; it says", "is not refused", "other weights",
            "belongs to the optimiser", "not finite after", "only advance(_:)", "no gradient goes",
            "finite differences", "has not the property", "take them from `random`",
        ])
    func wrongReparametrisations(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) {
            try checkLaws(of: WrongNorm(mistake: mistake)) { weight in
                mistake != "has not the property" || weight.norm().scalar() < 1
            }
        }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }

    /// A right one that works for the first critic only.
    final class OnceNorm: Reparametrisation {
        private let uses = Mutex(0)
        func rewrite(_ critic: Critic, random: Random) throws {
            if !critic.parameters.isEmpty {
                let isFirst = uses.withLock { uses in
                    uses += 1
                    return uses == 1
                }
                guard isFirst else { throw GANError(.usage, "it is used up") }
            }
            try WrongNorm(mistake: "none").rewrite(critic, random: random)
        }
    }

    @Test("one that refuses the second critic is named")
    func usedUp() {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: OnceNorm()) }
        #expect(broken?.laws.count == 1)
        #expect(broken?.laws.first?.contains("refuses another of the same kind: it is used up") == true)
    }

    @Test("a right one passes")
    func rightReparametrisation() throws {
        try checkLaws(of: WrongNorm(mistake: "none")) { (1 - 1e-9...2 + 1e-9).contains($0.norm().scalar()) }
    }

    /// Weights cut to ±1, with one mistake.
    struct WrongCut: Projection {
        let mistake: String

        func project(_ critic: Critic) {
            for (name, parameter) in namedParameters(of: critic.body) {
                switch mistake {
                case "does nothing": break
                case "in place": parameter.replace(with: parameter.tensor.clamped(min: -1, max: 1))
                case "a second call": withoutGradients { parameter.tensor.multiply(by: 0.5) }
                case "moved otherwise":
                    withoutGradients { parameter.tensor.clamp(min: -Double.random(in: 1...2), max: 1) }
                case "not finite": withoutGradients { parameter.tensor.copy(from: parameter.tensor / 0) }
                case "not the property" where name.hasPrefix("0."): break
                default: parameter.tensor.clamp(min: -1, max: 1)
                }
            }
            if mistake == "buffers change" {
                for (_, buffer) in namedBuffers(of: critic.body) { buffer.tensor = buffer.tensor * 0 }
            }
        }
    }

    @Test(
        "each mistake of a projection is named",
        arguments: [
            "does nothing", "in place", "a second call", "moved otherwise", "not finite", "not the property",
            "buffers change",
        ])
    func wrongProjections(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) {
            try checkLaws(of: WrongCut(mistake: mistake)) { _, weight in
                mistake != "not the property" || weight.abs().max().scalar() <= 1
            }
        }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }
}

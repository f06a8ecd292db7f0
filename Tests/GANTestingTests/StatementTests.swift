import GANKit
import GANTesting
import Testing

/// What types state for the gauges of a run is tested by their laws.
@Suite("False statements are caught")
struct StatementTests {
    /// The hinge loss does not grow with the scores.
    struct NoGrowth: HomogeneousLoss {
        func critic(_ scores: Scores) -> Tensor { Hinge().critic(scores) }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    /// The hinge loss comes to 0.
    struct Bounded: BoundedLoss {
        let leastCriticLoss: Double
        func critic(_ scores: Scores) -> Tensor { Hinge().critic(scores) }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    final class TooTight: BoundedLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.tanh() * 2 }
        func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> { -1...1 }
    }

    private func broken(_ check: () throws -> Void) -> String {
        do {
            try check()
            return ""
        } catch { return "\(error)" }
    }

    @Test("growth, the least, bounds")
    func statements() {
        #expect(broken { try checkLaws(of: NoGrowth()) }.contains("three times the scores"))
        #expect(broken { try checkLaws(of: Bounded(leastCriticLoss: 1)) }.contains("the critic's least is 1.0"))
        #expect(broken { try checkLaws(of: Bounded(leastCriticLoss: -1)) }.contains("a sure critic comes to -1.0"))
        #expect(broken { try checkLaws(of: Bounded(leastCriticLoss: 0)) }.isEmpty)
        #expect(broken { try checkLaws(of: TooTight(), on: [4]) }.contains("outputBounds says"))
        #expect(broken { try checkLaws(of: Tanh(), on: [4]) }.isEmpty)
    }
}

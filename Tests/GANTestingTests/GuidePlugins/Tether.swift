import GANKit
import Synchronization

/// Ties scores to where they have been: weight · (mean of all scores − its running mean)².
struct Tether: StatefulPenalty, ScorePenalty {
    let weight: Double

    func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor {
        TetherMemory(weight).penalty(realScores: realScores, fakeScores: fakeScores)
    }

    func starting() -> any RememberingPenalty { TetherMemory(weight) }
}

final class TetherMemory: RememberingPenalty, ScorePenalty {
    private let weight: Double
    private let centre = Mutex(0.0)

    init(_ weight: Double) { self.weight = weight }

    func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor {
        let mean = (realScores.mean() + fakeScores.mean()) / 2
        let now = mean.detached().scalar()
        let before = centre.withLock { centre in
            defer { centre += 0.01 * (now - centre) }
            return centre
        }
        return (mean - before).square() * weight
    }

    var memory: [(name: String, tensor: Tensor)] {
        [("centre", Tensor([centre.withLock { $0 }], dtype: .float64))]
    }

    func restore(_ memory: [String: Tensor]) throws {
        guard let stored = memory["centre"], stored.count == 1 else {
            throw GANError(.badData, "Tether remembers one number, the checkpoint has none for it")
        }
        centre.withLock { $0 = stored.scalar() }
    }
}

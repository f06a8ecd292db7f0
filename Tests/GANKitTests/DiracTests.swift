import Foundation
import Testing

@testable import GANKit

/// Dirac-GAN through the real trainer, plain gradient descent in float64, against trajectories that were integrated
/// elsewhere.
@Suite("Dirac-GAN")
struct DiracTests {
    struct Method: Sendable, CustomStringConvertible {
        let name: String
        let loss: any AdversarialLoss
        let constraint: (any Constraint)?

        var description: String { name }
    }

    static let methods = [
        Method(name: "GAN", loss: .minimax, constraint: nil),
        Method(name: "NS-GAN", loss: .nonSaturating, constraint: nil),
        Method(name: "hinge", loss: .hinge, constraint: nil),
        Method(name: "WGAN (no clip)", loss: .wasserstein, constraint: nil),
        Method(name: "WGAN-GP lam=0.35", loss: .wasserstein, constraint: GradientPenalty(0.35, at: .realAndFake)),
        Method(name: "WGAN-LP lam=0.35", loss: .wasserstein, constraint: GradientPenalty(0.35, sides: .one, at: .fake)),
        Method(name: "W-div k=1/2 p=2", loss: .wasserstein, constraint: Divergence(k: 0.5, p: 2, at: .realAndFake)),
        Method(name: "W-div k=2 p=2", loss: .wasserstein, constraint: Divergence(k: 2, p: 2, at: .interpolated)),
        Method(name: "W-div k=1 p=3", loss: .wasserstein, constraint: Divergence(k: 1, p: 3, at: .real)),
        Method(name: "W-div k=2 p=4", loss: .wasserstein, constraint: Divergence(k: 2, p: 4, at: .interpolatedMixed)),
        Method(name: "W-div k=2 p=6", loss: .wasserstein, constraint: Divergence(k: 2, p: 6, at: .interpolatedWithin)),
        Method(name: "GAN+R1 g=0.3", loss: .minimax, constraint: R1(gamma: 0.3)),
        Method(name: "GAN+R1 g=1 (crit)", loss: .minimax, constraint: R1(gamma: 1)),
        Method(name: "NS-GAN+R1 g=0.3", loss: .nonSaturating, constraint: R1(gamma: 0.3)),
    ]

    static let orders: [(key: String, order: UpdateOrder)] = [
        ("sim", .simultaneous), ("altDG", .criticFirst), ("altGD", .generatorFirst),
    ]

    @Test("trajectories to 1e-9 at steps 1, 10 and 100", arguments: methods, [0, 1, 2])
    func trajectory(method: Method, order: Int) throws {
        let known = try #require(try Self.known()[method.name]?[Self.orders[order].key])
        try compare(method.loss, method.constraint.map { [$0] } ?? [], Self.orders[order].order, to: known)
    }

    @Test("R3GAN: relativistic pairing with R1 and R2 of 0.3", arguments: [0, 1, 2])
    func r3gan(order: Int) throws {
        let known = try #require(try Self.known()["R3GAN g=0.3"]?[Self.orders[order].key])
        try compare(.relativisticPairing, [R1(gamma: 0.3), R2(gamma: 0.3)], Self.orders[order].order, to: known)
    }

    private func compare(
        _ loss: any AdversarialLoss, _ constraints: [any Constraint], _ order: UpdateOrder, to known: [String: [Double]]
    ) throws {
        let plan = GAN(
            data: .pointMass(at: [0]), generator: .dirac(at: [1]), critic: .dirac(slope: [-1]), loss: loss,
            optimizer: .sgd(0.05), order: order, batch: 1, steps: 100, precision: .float64
        ) {
            constraints
        }
        let trainer = try Trainer(plan, settings: TrainingSettings())
        var compared: [Int] = []
        try trainer.train { report in
            guard let expected = known["step\(report.step)"] else { return }
            let theta = trainer.generator.parameters[0].tensor.scalar()
            let psi = trainer.critic.parameters[0].tensor.scalar()
            #expect(abs(theta - expected[0]) < 1e-9)
            // The literature's scores are high on fake: its ψ has the other sign.
            #expect(abs(-psi - expected[1]) < 1e-9)
            compared.append(report.step)
        }
        #expect(compared == [1, 10, 100])
    }

    private static func known() throws -> [String: [String: [String: [Double]]]] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/dirac-trajectories.json")
        return try JSONDecoder().decode([String: [String: [String: [Double]]]].self, from: Data(contentsOf: path))
    }
}

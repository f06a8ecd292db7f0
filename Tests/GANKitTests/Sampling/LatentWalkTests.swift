import Foundation
import Testing

@testable import GANKit

@Suite("Latent walks")
struct LatentWalkTests {
    private func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    private func agree(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    @Test("between two directions the walk turns at a constant speed, and the length changes evenly")
    func turning() {
        let (a, b) = ([3.0, 0, 0], [0.0, 5, 0])
        for (share, angle, size) in [(0, 0, 3), (1.0 / 3, 30, 3 + 2.0 / 3), (0.5, 45, 4), (1, 90, 5)]
            as [(Double, Double, Double)]
        {
            let radians = angle * Double.pi / 180
            #expect(agree(LatentWalk.between(a, b, at: share), [size * cos(radians), size * sin(radians), 0]))
        }
    }

    @Test("of two latents of one length it is White's formula")
    func published() {
        let a = (0..<64).map { sin(Double($0)) }
        let b = (0..<64).map { cos(Double($0 * $0)) }
        let scaled = b.map { $0 * length(a) / length(b) }
        let angle = acos(zip(a, scaled).reduce(0) { $0 + $1.0 * $1.1 } / length(a) / length(a))
        for share in [0.1, 0.4, 0.9] {
            let expected = zip(a, scaled).map {
                sin((1 - share) * angle) / sin(angle) * $0 + sin(share * angle) / sin(angle) * $1
            }
            #expect(agree(LatentWalk.between(a, scaled, at: share), expected))
        }
    }

    @Test(
        "parallel, opposite and empty latents give a straight line, and nothing that is not a number",
        arguments: [
            ([1.0, 2], [2.0, 4]), ([1, 2], [1, 2]), ([1, 2], [-2, -4]), ([0, 0], [1, 2]), ([0, 0], [0, 0]), ([3], [-1]),
        ])
    func straight(a: [Double], b: [Double]) {
        for share in [0, 0.25, 1] {
            #expect(agree(LatentWalk.between(a, b, at: share), zip(a, b).map { (1 - share) * $0 + share * $1 }))
        }
    }

    @Test("close to opposite, the walk still turns and keeps its length, whatever the lengths")
    func nearlyOpposite() {
        let middle = LatentWalk.between([1, 0], [-3, 1e-5], at: 0.5)
        #expect(abs(length(middle) - 2) < 1e-9)
        #expect(middle[1] > 1.99)
    }

    @Test(
        "the walk visits its latents in turn and comes back in steps of one size",
        arguments: [(12, 4), (60, 4), (10, 3), (2, 2)])
    func loop(steps: Int, keys: Int) {
        let latents = Random(seed: 3).normal([keys, 50], dtype: .float64)
        let walk = LatentWalk(through: latents)
        let places = (0...steps).map { walk.latent(at: $0, of: steps) }
        #expect(places[0] == places[steps])
        let values = latents.values()
        for key in 0..<keys where (key * steps).isMultiple(of: keys) {
            #expect(agree(places[key * steps / keys], Array(values[key * 50..<(key + 1) * 50])))
        }
        // No jump: half of √2·√50 for each of 15 steps a leg, at most.
        if steps == 60 {
            for (from, to) in zip(places, places.dropFirst()) {
                #expect(length(zip(from, to).map { $1 - $0 }) < 1.5)
            }
        }
    }
}

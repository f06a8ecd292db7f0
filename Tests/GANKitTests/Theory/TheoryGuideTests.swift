import Foundation
import Testing

@testable import GANKit

/// The numbers that the guide "The theory in pictures" quotes from theory, found again.
@Suite("Numbers of the theory in pictures")
struct TheoryGuideTests {
    /// The guide's words, wherever its lines break.
    private static let guide: String = {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let path = "\(checkout)/Sources/GANKit/GANKit.docc/Theory/TheoryInPictures.md"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }()

    private func expect(_ words: String) {
        #expect(Self.guide.contains(words), "the guide does not say: \(words)")
    }

    private func four(_ value: Double?) -> String { String(format: "%.4f", value ?? .nan) }

    private func known(
        _ real: NormalPoints, _ fake: NormalPoints, k: Double, p: Double, at sampler: any PenaltySampler
    ) throws -> KnownDivergence {
        try #require(KnownDivergence(real, fake, k: k, p: p, at: sampler))
    }

    private let near = NormalPoints(mean: [0])
    private let far = NormalPoints(mean: [2])

    @Test func distances() throws {
        expect("log 2 = \(four(log(2)))")
        let tent = try known(
            NormalPoints(mean: [0], deviation: 0.5), NormalPoints(mean: [0], deviation: 2), k: 2, p: 6, at: .realAndFake
        )
        #expect(abs(tent.wasserstein - 1.5 * (2 / Double.pi).squareRoot()) < 1e-9)
        expect("1.5 · √(2/π) = \(four(tent.wasserstein))")
    }

    /// The gradient penalty's critic has the gap W1 + 2·W_{weight,2}: W1 + W_{weight,2} and once more what it pays.
    @Test func gaps() throws {
        let squared = try known(near, far, k: 10, p: 2, at: .interpolated)
        let gap = try #require(squared.divergence) * 2 + squared.wasserstein
        expect("W1 + 2·W_{10,2} = \(four(gap))")
        expect("L = \(four(try known(near, far, k: 2, p: 6, at: .interpolated).gap))")
    }

    /// Between two points a distance d apart, penalised on the line between them: C(p, k) · d^(p/(p−1)).
    @Test(arguments: [(0.5, 2.0, "½,2"), (2, 6, "2,6")])
    func twoPoints(k: Double, p: Double, name: String) {
        let values = [0.25, 0.5, 1, 1.5, 2].map { d in
            four(KnownDivergence.factor(k: k, p: p) * pow(d, p / (p - 1)))
        }
        expect("| W_{\(name)}, formula | \(values.joined(separator: " | ")) |")
    }

    @Test func slopes() throws {
        let pair = LinePair(real: .normal(mean: 0, deviation: 1), fake: .normal(mean: 2, deviation: 1))
        let law = try #require(PenaltyLaw(.realAndFake, real: pair.real, fake: pair.fake))
        let slopes = [(0.5, 2.0), (2, 6)].map { k, p in
            four(pow(exp(pair.logFlow(1) - law.logDensity(1)) / (k * p), 1 / (p - 1)))
        }
        expect("the formula gives \(slopes[0]) and \(slopes[1])")
    }

    @Test func scales() throws {
        let powers = [2.0, 3, 6]
        let distances = try powers.map { four(try known(near, far, k: 2, p: $0, at: .interpolated).distance) }
        expect("| S_p, formula | \(distances.joined(separator: " | ")) |")
        for k in [0.1, 0.5, 2, 10] {
            let gaps = try powers.map { four(try known(near, far, k: k, p: $0, at: .interpolated).gap) }
            expect(
                "| L at k = \(k == 0.5 ? "½" : k == 0.1 ? "0.1" : "\(Int(k))"), formula | \(gaps.joined(separator: " | ")) |"
            )
        }
    }
}

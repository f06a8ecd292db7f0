import Foundation
import GANKit
import GANTestSupport
import GANTesting
import Testing

/// The plugins that the guides for plugin authors show.
@Suite("Plugins of the guides")
struct GuidePluginTests {
    private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = checkout.appendingPathComponent("Tests/GANTestingTests/GuidePlugins")
    private static let guides = checkout.appendingPathComponent("Sources/GANKit/GANKit.docc/Plugins")

    private static func texts(in folder: URL) throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
            $0.hasSuffix(".swift") || $0.hasSuffix(".md")
        }
        .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }

    @Test("the guides show them word by word")
    func sameText() throws {
        let guides = try Self.texts(in: Self.guides).map(\.text)
        for (name, text) in try Self.texts(in: Self.folder) {
            // Declarations may stand in several blocks; imports stand before the first.
            let parts = text.components(separatedBy: "\n\n").dropFirst()
            #expect(parts.count >= 1)
            for part in parts.map({ $0.trimmingCharacters(in: .newlines) }) {
                #expect(guides.contains { $0.contains(part) }, "\(name) is not in a guide as it stands: \(part)")
            }
        }
    }

    @Test func losses() throws {
        try checkLaws(of: SquaredHinge(margin: 1))
        try SquaredHinge(margin: 1).check()
        #expect(throws: GANError.self) { try SquaredHinge(margin: 0).check() }
    }

    @Test func penalties() throws {
        try checkLaws(of: SoftSlope(2, at: .realAndFake))
        try checkLaws(of: SoftSlope(2, at: .jittered()))
        try checkLaws(of: MirrorPenalty(weight: 1))
        try checkLaws(of: Tether(weight: 1))
    }

    @Test("a tether remembers, and a restored one goes on as the first would have")
    func memory() throws {
        let (first, second) = (Tether(weight: 1).starting(), Tether(weight: 1).starting())
        let (real, fake) = (Tensor([1, 2, 6]), Tensor([0, 1, 2]))
        func term(_ penalty: any RememberingPenalty) throws -> Double {
            try #require(penalty as? any ScorePenalty).penalty(realScores: real, fakeScores: fake).scalar()
        }
        #expect(try term(first) == 4)
        try second.restore(Dictionary(uniqueKeysWithValues: first.memory.map { ($0.name, $0.tensor) }))
        let (here, there) = (try term(first), try term(second))
        #expect(abs(here - 1.98 * 1.98) < 1e-6 && here == there)
        #expect(throws: GANError.self) { try second.restore([:]) }
    }

    @Test func projections() throws {
        try checkLaws(of: MaxNorm(bound: 2)) { _, weight in weight.rank < 2 || weight.norm().scalar() <= 2 + 1e-9 }
    }

    @Test func reparametrisations() throws {
        try checkLaws(of: UnitRows()) { weight in
            let rows = weight.flattened(from: 1).square().sum(over: [1]).sqrt()
            return rows.values().allSatisfy { abs($0 - 1) < 1e-9 }
        }
    }

    @Test func samplers() throws { try checkLaws(of: Jittered(deviation: 0.1)) }

    @Test func layers() throws {
        try checkLaws(of: CReLU(), on: [4])
        try checkLaws(of: Gain(3), on: [3, 4, 4])
        try checkLaws(of: Gain(3), on: [3], python: PythonProcess.isComplete ? PythonProcess.program : nil)
    }

    @Test func sources() throws {
        try checkLaws(of: Gratings(count: 100))
        try checkLaws(of: Images(from: Gratings(count: 100), side: 16))
        try checkLaws(of: Annulus(inner: 1, outer: 2))
        try checkLaws(of: Points(from: Annulus(inner: 1, outer: 2)))
        #expect(throws: GANError.self) { try Gratings(count: 0).open() }
    }

    @Test func metrics() throws {
        try checkLaws(of: RadiusGap())
        try checkLaws(of: Thumbnails())
        try checkLaws(of: FrechetDistance(features: Thumbnails()))
    }
}

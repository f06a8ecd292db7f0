import Testing

@testable import GANKit

@Suite("Latents of a seed")
struct LatentSourceTests {
    private func source(_ seed: UInt64 = 5, truncation: Double = 1) -> LatentSource {
        LatentSource(size: 3, seed: seed, truncation: truncation, dtype: .float32)
    }

    @Test("the first ones are the same however many are asked for, at once or in blocks")
    func prefix() {
        let many = source().next(600).values()
        #expect(many.count == 1800)
        for count in [1, 7, 256, 257] {
            #expect(source().next(count).values() == Array(many.prefix(3 * count)))
        }
        let blocks = source()
        #expect((0..<3).flatMap { _ in blocks.next().values() }.prefix(1800) == many[...])
        #expect(source(6).next(600).values() != many)
    }

    @Test("ψ multiplies: 1 changes nothing, 0 leaves the mean, and the deviation is ψ")
    func truncation() {
        let whole = source().next(4096).values()
        #expect(source(truncation: 1).next(4096).values() == whole)
        #expect(source(truncation: 0).next(4096).values().allSatisfy { $0 == 0 })
        let pulled = source(truncation: 0.5).next(4096).values()
        #expect(pulled == whole.map { $0 / 2 })
        let deviation = (pulled.reduce(0) { $0 + $1 * $1 } / Double(pulled.count)).squareRoot()
        // Four standard errors of a deviation: 4·σ/√(2n).
        #expect(abs(deviation - 0.5) < 4 * 0.5 / Double(2 * pulled.count).squareRoot())
    }
}

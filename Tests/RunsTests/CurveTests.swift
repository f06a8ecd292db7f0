import GANRuns
import Testing

@Suite("A curve of any length")
struct CurveTests {
    @Test("thinning keeps what stands out, and the mean of everything", arguments: [1, 10, 17, 1_000, 100_000])
    func thinning(count: Int) throws {
        var curve = Curve(limit: 16)
        // One number in the middle stands far out, either way.
        let values = (1...count).map { $0 == count / 2 ? 1e6 : $0 == count / 3 ? -1e6 : Double($0 % 7) }
        for (position, value) in values.enumerated() { curve.append(value, at: position + 1) }
        #expect(curve.stretches.count <= 16)
        #expect(curve.stretches.count >= min(count, 8))
        #expect(curve.stretches.map(\.largest.value).max() == values.max())
        #expect(curve.stretches.map(\.smallest.value).min() == values.min())
        #expect(curve.stretches.first?.steps.lowerBound == 1)
        #expect(curve.stretches.last?.steps.upperBound == count)
        #expect(curve.last == .init(step: count, value: try #require(values.last)))
        // Stretches join: none has a step of another.
        for (one, next) in zip(curve.stretches, curve.stretches.dropFirst()) {
            #expect(one.steps.upperBound + 1 == next.steps.lowerBound)
        }
        let weighted = curve.stretches.reduce(0) { $0 + $1.average * Double($1.steps.count) } / Double(count)
        #expect(abs(weighted - values.reduce(0, +) / Double(count)) < 1e-6)
    }

    @Test("the mean of huge numbers does not overflow")
    func huge() {
        var curve = Curve(limit: 2)
        for step in 1...100 { curve.append(1.5e308, at: step) }
        #expect(curve.stretches.allSatisfy { $0.average == 1.5e308 })
    }

    @Test("steps far apart, and the largest there are")
    func sparse() {
        var curve = Curve(limit: 2)
        for step in [0, 1, 500, 1_000_000, Int.max - 1, Int.max] { curve.append(1, at: step) }
        #expect(curve.stretches.count <= 3)
    }

    @Test("what is no number is no point, and the first of it is remembered")
    func undefined() {
        var curve = Curve()
        for (step, value) in [1.0, .nan, 3, .infinity].enumerated() { curve.append(value, at: step + 1) }
        #expect(curve.stretches.map(\.average) == [1, 3])
        #expect(curve.firstUndefined == 2)
        #expect(curve.last == nil)
    }
}

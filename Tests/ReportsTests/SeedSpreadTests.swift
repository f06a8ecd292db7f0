import GANRuns
import Testing

@Suite struct SeedSpreadTests {
    @Test("the middle of an even number lies between two; fewer than five have min and max for ends")
    func small() throws {
        let four = try #require(SeedSpread([4, 1, 3, 2]))
        #expect((four.median, four.low, four.high, four.count) == (2.5, 1, 4, 4))
        #expect(four.kind == .minMax)
        let one = try #require(SeedSpread([7]))
        #expect((one.median, one.low, one.high) == (7, 7, 7))
        #expect(SeedSpread([]) == nil)
    }

    @Test("from five on the ends are quartiles, as numpy computes them")
    func quartiles() throws {
        // numpy.quantile([1, 2, 4, 8, 16, 32], [.25, .5, .75]) → 2.5, 6, 14
        let spread = try #require(SeedSpread([32, 1, 16, 2, 8, 4]))
        #expect((spread.low, spread.median, spread.high) == (2.5, 6, 14))
        #expect(spread.kind == .quartiles)
        #expect(SeedSpread([1, 2, 3, 4, 100])?.high == 4)
    }

    @Test("what is no number does not count")
    func notNumbers() {
        #expect(SeedSpread([.nan, 1, .infinity, 3])?.median == 2)
        #expect(SeedSpread([.nan]) == nil)
    }

    @Test("ranges overlap where they share a value, be it one")
    func overlap() throws {
        let (low, middle, high) = (
            try #require(SeedSpread([1, 2])), try #require(SeedSpread([2, 3])), try #require(SeedSpread([2.5, 4]))
        )
        #expect(low.overlaps(middle) && middle.overlaps(low) && middle.overlaps(high))
        #expect(!low.overlaps(high) && !high.overlaps(low))
    }
}

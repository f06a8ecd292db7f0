import GANData
import Testing

struct SizeHistogramTests {
    private func bins(_ sides: [Int]) -> [ClosedRange<Int>] { SizeHistogram(of: sides).bins.map(\.sides) }

    @Test func fewLengthsStandByThemselves() {
        let histogram = SizeHistogram(of: [64, 32, 64, 500])
        #expect(histogram.bins.map(\.sides) == [32...32, 64...64, 500...500])
        #expect(histogram.bins.map(\.count) == [1, 2, 1])
        #expect(SizeHistogram(of: []).bins.isEmpty)
    }

    @Test func rangesAreAsFineAsTwelveAllow() {
        #expect(bins(Array(256...300)) == [256...287, 288...319])
        #expect(
            bins(Array(100...400)) == [
                96...111, 112...127, 128...159, 160...191, 192...223, 224...255, 256...319, 320...383, 384...447,
            ])
        #expect(bins([1, 16_384] + Array(100...120)).count == 15)
    }

    /// Ranges follow one another without a gap, and every side is counted once.
    @Test(arguments: [1...16_384, 3...50, 17...17_00, 1...13, 500...640])
    func rangesCoverEverything(sides: ClosedRange<Int>) {
        let histogram = SizeHistogram(of: Array(sides))
        #expect(histogram.bins.reduce(0) { $0 + $1.count } == sides.count)
        for (bin, next) in zip(histogram.bins, histogram.bins.dropFirst()) {
            #expect(bin.sides.upperBound + 1 == next.sides.lowerBound)
        }
        #expect(histogram.bins.first?.sides.contains(sides.lowerBound) == true)
        #expect(histogram.bins.last?.sides.contains(sides.upperBound) == true)
    }
}

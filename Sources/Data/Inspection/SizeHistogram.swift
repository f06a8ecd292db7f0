/// How many pictures have a side of which length.
///
/// A few different lengths stand by themselves. Many are put together in ranges that grow with the length, from one power
/// of two to the next or finer.
package struct SizeHistogram: Sendable {
    /// The ranges in order, without gaps, or lengths that stand by themselves; empty where there is no picture.
    package let bins: [Bin]

    /// A range of lengths.
    package struct Bin: Hashable, Sendable {
        /// Its lengths in pixels.
        package let sides: ClosedRange<Int>
        /// How many pictures.
        package let count: Int
    }

    private static let mostBins = 12

    /// Counts.
    ///
    /// - Parameter sides: The length of each picture's side in pixels; 1 or more.
    package init(of sides: [Int]) {
        var counts: [Int: Int] = [:]
        for side in sides { counts[side, default: 0] += 1 }
        let lengths = counts.keys.sorted()
        guard let first = lengths.first, let last = lengths.last else {
            bins = []
            return
        }
        guard lengths.count > Self.mostBins else {
            bins = lengths.map { Bin(sides: $0...$0, count: counts[$0] ?? 0) }
            return
        }
        let ranges = [8, 4, 2].lazy.map { Self.ranges(from: first, through: last, parts: $0) }
            .first { $0.count <= Self.mostBins }
        bins = (ranges ?? Self.ranges(from: first, through: last, parts: 1)).map { range in
            Bin(sides: range, count: lengths.reduce(0) { $0 + (range.contains($1) ? counts[$1] ?? 0 : 0) })
        }
    }

    /// Ranges that cover all lengths from the first to the last one, so many to each doubling of the length.
    private static func ranges(from first: Int, through last: Int, parts: Int) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        var lower = 1
        while lower <= last {
            // Where a doubling has fewer lengths than parts, every length is a range.
            let octave = 1 << (Int.bitWidth - 1 - lower.leadingZeroBitCount)
            let step = max(1, octave / parts)
            if lower + step > first {
                ranges.append(lower...lower + step - 1)
            }
            lower += step
        }
        return ranges
    }
}

public import GANKit

/// Checks the laws that every distribution of points must obey.
///
/// Points have the shape [count, dimensions], the type that was asked for, are finite and have no history, for one point and
/// for many. The same random numbers give the same points; others give others, unless all points are alike. Nothing is taken
/// from a draw before: two draws from one source of random numbers differ, and what the second gives does not depend on how
/// often the distribution was asked elsewhere. float32 and float64 draw from one distribution.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: Annulus()) }
/// ```
///
/// - Parameter distribution: The distribution.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(of distribution: any PointDistribution) throws {
    var book = LawBook(distribution)
    let size = distribution.dimensions
    book.require(size >= 1, "dimensions is \(size); a point has 1 number or more")
    book.require(
        !distribution.summary.isEmpty && !distribution.summary.contains(where: \.isNewline),
        "the summary is \"\(distribution.summary)\" and must be one line")
    for dtype in [DType.float32, .float64] {
        for count in [1, 2, 257] {
            let points = distribution.points(count, random: Random(seed: 1), dtype: dtype)
            book.require(
                points.shape == [count, size], "\(count) points have the shape \(points.shape), not \([count, size])")
            book.require(points.dtype == dtype, "points are \(points.dtype) where \(dtype) was asked for")
            book.require(points.isFinite().all(), "a point is not finite")
            book.require(!points.requiresGradient, "points have a history: detach them")
        }
    }
    func draw(_ random: Random, _ count: Int = 64) -> [Double] {
        distribution.points(count, random: random, dtype: .float64).values()
    }
    let first = draw(Random(seed: 1))
    _ = draw(Random(seed: 9))
    book.require(
        draw(Random(seed: 1)) == first, "the same random numbers give other points: does a draw change the next?")
    let isOnePoint = (0..<first.count).allSatisfy { first[$0] == first[$0 % max(size, 1)] }
    if !isOnePoint {
        let random = Random(seed: 1)
        let twice = [draw(random), draw(random)]
        book.require(twice[0] != twice[1], "two draws one after the other are the same: take the numbers from `random`")
        book.require(draw(Random(seed: 2)) != first, "other random numbers give the same points")
    }
    checkTypes(of: distribution, in: &book)
    try book.close()
}

/// Both types of number must give samples of one distribution; their random numbers differ.
///
/// Shares below some thresholds are compared, which heavy tails and single points do not disturb.
private func checkTypes(of distribution: any PointDistribution, in book: inout LawBook) {
    let count = 20_000
    let narrow = distribution.points(count, random: Random(seed: 3), dtype: .float32).to(.float64)
    let wide = distribution.points(count, random: Random(seed: 4), dtype: .float64)
    let shape = [count, distribution.dimensions]
    guard narrow.shape == shape, wide.shape == shape else { return }
    let sorted = (narrow.sorted(over: 0), wide.sorted(over: 0))
    for number in 0..<narrow.shape[1] {
        let a = sorted.0.sliced(along: 1, from: number, to: number + 1).values()
        let b = sorted.1.sliced(along: 1, from: number, to: number + 1).values()
        let (low, high) = (b[count / 100], b[count - 1 - count / 100])
        // Not at round places, where the two types may round to different sides.
        for step in 0..<50 where high > low {
            let threshold = low + (high - low) * (Double(step) + 0.3717) / 50
            let shares = [a, b].map { Double($0.partitioningIndex { $0 > threshold }) / Double(count) }
            // Five standard deviations of a difference of shares, at most.
            guard abs(shares[0] - shares[1]) > 0.025 else { continue }
            book.require(
                false,
                "number \(number) of a point is below \(threshold) in \(shares[0]) of the draws in float32 and in \(shares[1]) in float64"
            )
            break
        }
        book.require(
            high > low || abs(a[count / 2] - low) <= 1e-6 * max(1, abs(low)),
            "number \(number) of a point is \(a[count / 2]) in float32 and \(low) in float64")
    }
}

extension Array {
    /// The first position of an element that belongs to the second part, in an array that is parted so.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

public import GANKit

/// Checks the laws that every distribution of points must obey.
///
/// Points have the shape [count, dimensions], the type that was asked for, are finite and have no history, for one point and
/// for many. The same random numbers give the same points; others give others, unless all points are alike. Nothing is taken
/// from a draw before: two draws from one source of random numbers differ, and what the second gives does not depend on how
/// often the distribution was asked elsewhere. float32 and float64 are of one distribution, as means and deviations tell.
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
private func checkTypes(of distribution: any PointDistribution, in book: inout LawBook) {
    let count = 20_000
    let (narrow, wide) = (
        distribution.points(count, random: Random(seed: 3), dtype: .float32).to(.float64),
        distribution.points(count, random: Random(seed: 4), dtype: .float64)
    )
    guard narrow.shape == wide.shape, narrow.rank == 2 else { return }
    func moments(_ points: Tensor) -> (means: [Double], deviations: [Double]) {
        (points.mean(over: [0]).values(), points.variance(over: [0]).sqrt().values())
    }
    let (a, b) = (moments(narrow), moments(wide))
    for number in a.means.indices {
        // Six standard deviations of a difference of means; heavy tails make it larger than it is.
        let noise = 6 * (2 / Double(count)).squareRoot() * max(a.deviations[number], b.deviations[number])
        let size = 1e-6 * max(1, abs(b.means[number]))
        book.require(
            abs(a.means[number] - b.means[number]) <= noise + size,
            "number \(number) of a point has the mean \(a.means[number]) in float32 and \(b.means[number]) in float64")
        book.require(
            abs(a.deviations[number] - b.deviations[number]) <= 0.2 * b.deviations[number] + size,
            "number \(number) of a point has the deviation \(a.deviations[number]) in float32 and \(b.deviations[number]) in float64"
        )
    }
}

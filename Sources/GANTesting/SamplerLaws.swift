public import GANKit

/// Checks the laws that every sampler of penalty points must obey.
///
/// Points have the samples' shape and type, are finite and have no history; their weights are not negative and add up
/// to one, for equal, unequal, odd and single batches. The same random numbers give the same points. New points differ
/// from draw to draw. How many samples a class has does not change the weight of the other class.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: MySampler()) }
/// ```
///
/// - Parameter sampler: The sampler.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(of sampler: any PenaltySampler) throws {
    var book = LawBook(sampler)
    for (real, fake) in [(4, 4), (5, 3), (3, 7), (1, 1), (1, 2), (7, 7)] {
        checkDraw(of: sampler, real: real, fake: fake, in: &book)
    }
    checkRandomness(of: sampler, in: &book)
    checkClassWeights(of: sampler, in: &book)
    try book.close()
}

private func samples(_ count: Int, mean: Double, seed: UInt64) -> Tensor {
    Random(seed: seed).normal([count, 2, 3, 3], mean: mean, dtype: .float64)
}

private func checkDraw(of sampler: any PenaltySampler, real: Int, fake: Int, in book: inout LawBook) {
    let (reals, fakes) = (samples(real, mean: 1, seed: 1), samples(fake, mean: -1, seed: 2))
    reals.requiresGradient = true
    let size = "\(real) real and \(fake) fake"
    let points = sampler.points(real: reals, fake: fakes, random: Random(seed: 3))
    let drawn = points.samples(real: reals, fake: fakes)
    let weights = points.weights(real: real, fake: fake, like: fakes).values()
    book.require(
        Array(drawn.shape.dropFirst()) == [2, 3, 3] && drawn.shape[0] >= 1,
        "the points for \(size) have shape \(drawn.shape) and must have the samples' shape")
    book.require(drawn.dtype == .float64, "the points are \(drawn.dtype) where the samples are float64")
    book.require(drawn.isFinite().all(), "a point for \(size) is not finite")
    book.require(
        weights.count == drawn.shape[0], "there are \(drawn.shape[0]) points and \(weights.count) weights for \(size)")
    book.require(weights.allSatisfy { $0 >= 0 }, "a weight is negative for \(size)")
    book.require(
        agree(weights.reduce(0, +), 1, within: 1e-12),
        "the weights for \(size) add up to \(weights.reduce(0, +)) and not to 1")
    if case .new(let new, _) = points {
        book.require(!new.requiresGradient, "the new points for \(size) have a history: detach them")
    }
}

private func checkRandomness(of sampler: any PenaltySampler, in book: inout LawBook) {
    let (reals, fakes) = (samples(6, mean: 1, seed: 1), samples(6, mean: -1, seed: 2))
    func draw(_ seed: UInt64) -> [Double]? {
        guard case .new(let points, _) = sampler.points(real: reals, fake: fakes, random: Random(seed: seed)) else {
            return nil
        }
        return points.values()
    }
    guard let first = draw(3), let again = draw(3), let other = draw(4) else { return }
    book.require(first == again, "the same random numbers give different points")
    book.require(first != other, "other random numbers give the same points: is the share of each end fixed?")
}

/// The weight on points that are real samples must not depend on the number of fakes.
private func checkClassWeights(of sampler: any PenaltySampler, in book: inout LawBook) {
    let reals = samples(4, mean: 1, seed: 1)
    func weightOnReal(_ fakes: Tensor) -> Double {
        let points = sampler.points(real: reals, fake: fakes, random: Random(seed: 3))
        let drawn = points.samples(real: reals, fake: fakes).flattened(from: 1)
        let weights = points.weights(real: 4, fake: fakes.shape[0], like: fakes).values()
        let known = Set((0..<4).map { reals.sliced(along: 0, from: $0, to: $0 + 1).values() })
        return (0..<drawn.shape[0]).reduce(0) { sum, row in
            known.contains(drawn.sliced(along: 0, from: row, to: row + 1).values()) ? sum + weights[row] : sum
        }
    }
    let (few, many) = (weightOnReal(samples(4, mean: -1, seed: 2)), weightOnReal(samples(12, mean: -1, seed: 2)))
    book.require(
        agree(few, many, within: 1e-12),
        "real samples have the weight \(few) beside 4 fakes and \(many) beside 12: weigh classes, not samples")
}

import Foundation
import Testing

@testable import GANKit

/// The critic as an instrument: what it measures is near what theory says.
@Suite("Divergence meter")
struct DivergenceMeterTests {
    private func meter(
        _ real: any PointDistribution, _ fake: any PointDistribution, _ penalty: Divergence, steps: Int = 1_200
    ) throws -> DivergenceMeter {
        var settings = DivergenceMeter.Settings(penalty)
        settings.steps = steps
        settings.batch = 512
        settings.width = 32
        settings.seed = 4
        return try DivergenceMeter(real, fake, settings: settings)
    }

    /// 3 % for a short training; 100,000 points of each add a standard error of half a percent.
    @Test(
        "W, L, R and S_p within 3 % of theory, the virial ratio within 3 % of 1, on a line and in the plane",
        arguments: [true, false])
    func near(isLine: Bool) throws {
        // In the plane far from the origin and in another unit: scales must not matter.
        let real = NormalPoints(mean: isLine ? [0] : [700, -300], deviation: isLine ? 1 : 100)
        let fake = NormalPoints(mean: isLine ? [1] : [760, -220], deviation: isLine ? 1 : 100)
        let meter = try meter(real, fake, Divergence(k: 2, p: 6, at: .realAndFake))
        try meter.train()
        let reading = try meter.read(points: 100_000)
        let known = try #require(KnownDivergence(real, fake, k: 2, p: 6, at: .realAndFake))
        for (measured, theory) in [
            (reading.divergence.value, known.divergence), (reading.gap.value, known.gap),
            (reading.penalty.value, known.penalty), (reading.distance, known.distance),
        ] {
            let theory = try #require(theory)
            #expect(abs(measured / theory - 1) < 0.03, "\(measured), \(theory)")
        }
        #expect(abs(reading.virial - 1) < 0.03)
        #expect(reading.divergence.error < 0.01 * reading.divergence.value)
        // theory.md §0.3: L / max ‖∇T‖ ≤ W1 ≤ k·p·E‖∇T‖^(p−1) ≤ S_p, the middle one an equality here.
        #expect(reading.slopeBound < known.wasserstein)
        #expect(abs(reading.flow / known.wasserstein - 1) < 0.03)
        // By Hölder's inequality, for every critic.
        #expect(reading.flow <= reading.virial * reading.distance * (1 + 1e-6))
        let bracket = try meter.bracket(points: 120, reading)
        #expect(bracket.certified <= bracket.exact + 1e-9)
        #expect(bracket.certified > 0.8 * bracket.exact)
        #expect(bracket.realFloor < bracket.exact && bracket.fakeFloor < bracket.exact)
    }

    @Test("the bound is proven for any scores whatever, and tight for the best")
    func certified() throws {
        let random = Random(seed: 2)
        let (real, fake) = (random.normal([60, 2], dtype: .float64), random.normal([60, 2], mean: 1, dtype: .float64))
        let exact = try WassersteinDistance.between(real, fake)
        for _ in 0..<5 {
            let bound = CertifiedBound(real: real, fake: fake, scores: random.normal([60], dtype: .float64))
            for scale in [0.01, 0.3, 1, 10] { #expect(bound.value(scale: scale) <= exact + 1e-12) }
        }
        // On a line x ↦ −x separates points that are all shifted up.
        let line = random.normal([60, 1], dtype: .float64)
        let shifted = line + 3
        let best = CertifiedBound(real: line, fake: shifted, scores: shifted.flattened(from: 0) * -1)
        #expect(abs(best.value(scale: 1) - 3) < 1e-12)
        #expect(abs(best.best(slopes: 1...1) - 3) < 0.2)
    }

    @Test("the same seed gives the same numbers")
    func repeatable() throws {
        let readings = try (0..<2).map { _ in
            let meter = try meter(UniformPoints([0...1]), PointMass(at: [2]), Divergence(at: .interpolated), steps: 5)
            try meter.train()
            #expect(meter.step == 5)
            return try meter.read(points: 400)
        }
        #expect(readings[0].gap == readings[1].gap && readings[0].penalty == readings[1].penalty)
        #expect(readings[0].points == 400)
    }

    @Test("a set of points is measured with each point once: its noise floor is between disjoint halves")
    func tables() throws {
        let meter = try DivergenceMeter(
            try PointTable([[0], [1]]), try PointTable([[5], [6], [7]]), settings: .init(Divergence(at: .realAndFake)))
        let reading = try meter.read(points: 40)
        let bracket = try meter.bracket(points: 1_000, reading)
        // Two points a set; of three one is left out of the halves, which are a point each.
        #expect(bracket.points == 2 && bracket.realFloorPoints == 1 && bracket.fakeFloorPoints == 1)
        #expect(bracket.realFloor == 1)
        #expect([1, 2].contains(bracket.fakeFloor))
        #expect((4.9...6.1).contains(bracket.exact))
        let same = try DivergenceMeter(
            try PointTable([[0], [1]]), try PointTable([[0], [1]]), settings: .init(Divergence(at: .realAndFake)))
        #expect(try same.bracket(points: 2, try same.read(points: 40)).exact == 0)
    }

    @Test("points of different size, a penalty that cannot be, points that are not finite: said in words")
    func objections() {
        func message(_ real: any PointDistribution, _ fake: any PointDistribution, p: Double = 6) -> String? {
            do {
                _ = try DivergenceMeter(real, fake, settings: .init(Divergence(p: p, at: .real)))
                return nil
            } catch { return (error as? GANError)?.message }
        }
        let line = NormalPoints(mean: [0])
        #expect(
            message(line, NormalPoints(mean: [0, 0]))?.hasPrefix("there is no critic for points of 1 and of 2 numbers")
                == true)
        #expect(message(line, line, p: 1)?.contains("p is 1.0 and must be above 1") == true)
        #expect(
            message(line, NormalPoints(mean: [.nan])) == "the points hold numbers that are not finite, NaN or infinite")
        #expect(message(PointMass(at: [1]), PointMass(at: [1])) == nil)
    }

    @Test("training ends when the critic has converged, and at the last step whatever happens")
    func watch() {
        // Converged from the first step: four calm blocks after the first, and as many steps again.
        #expect(steps(most: 10_000) { _ in (6, 1) } == 500)
        // Never: half of the steps at the first rate, half while it falls.
        #expect(steps(most: 1_000) { _ in (6, 0.5) } == 1_000)
        // Still growing.
        let growth = { (step: Int) -> (Double, Double) in
            let height = 6 + Double(step) / 100
            return (height, height / 6)
        }
        #expect(steps(most: 3_000, growth) == 3_000)
    }

    private func steps(most: Int, _ measure: (Int) -> (Double, Double)) -> Int {
        var watch = ConvergenceWatch(tolerance: 0.02)
        var step = 0
        while step < most, let share = watch.share(at: step, of: most), (0..<1).contains(share) {
            let (gap, penalty) = measure(step)
            watch.add(gap: gap, penalty: penalty, power: 6)
            step += 1
        }
        return step
    }
}

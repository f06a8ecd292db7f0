import Foundation
import Testing

@testable import GANKit

/// Closed forms against values that were found in three ways (theory.md §3.2 and §3.3).
@Suite("Known divergences")
struct KnownDivergenceTests {
    /// N(0, 1) and N(mean, deviation²), and W_{k,p} for (k, p) = (½, 2), (2, 2), (2, 3), (2, 4), (2, 6), (2, 8).
    private static let normals: [(mean: Double, deviation: Double, sampler: SamplerName, values: [Double])] = [
        (
            1, 1, .interpolated,
            [
                0.5445355548395335, 0.13613388870988338, 0.28029897547752247, 0.3814211698232636, 0.5115387338987973,
                0.5924023870800302,
            ]
        ),
        (
            1, 1, .interpolatedWithin,
            [
                0.5093512237729303, 0.12733780594323257, 0.2739099311315977, 0.37638485791041665, 0.5079594650546191,
                0.5896057607913365,
            ]
        ),
        (
            1, 1, .interpolatedMixed,
            [
                0.5217990016973024, 0.1304497504243256, 0.2762232443219322, 0.3782205858858686, 0.509270614828703,
                0.590632305437653,
            ]
        ),
        (
            1, 1, .realAndFake,
            [
                0.5048638363853075, 0.12621595909632688, 0.2731868993791519, 0.37584221925549655, 0.5075901079206756,
                0.5893227811227127,
            ]
        ),
        (
            1, 1, .fake,
            [
                0.6589510757272018, 0.16473776893180045, 0.3005137339903562, 0.39734739464342506, 0.5228840215833387,
                0.6012822606188106,
            ]
        ),
        (
            2, 1, .interpolated,
            [
                2.103446419617819, 0.5258616049044548, 0.783812483064624, 0.954934929327174, 1.1712634536139732,
                1.3051888508826097,
            ]
        ),
        (
            2, 1, .interpolatedWithin,
            [
                2.1534491854444475, 0.5383622963611119, 0.7915621909943708, 0.9606947432612402, 1.1751612843942425,
                1.3081696795286315,
            ]
        ),
        (
            2, 1, .interpolatedMixed,
            [
                2.008800315293865, 0.5022000788234663, 0.7710419505462002, 0.9458376062394609, 1.1653055401301324,
                1.3006948319787635,
            ]
        ),
        (
            2, 1, .realAndFake,
            [
                2.188568340763352, 0.547142085190838, 0.7977905572129113, 0.9655351430580488, 1.1785560057372186,
                1.3108058278834944,
            ]
        ),
        (
            2, 1, .fake,
            [
                8.833682222017394, 2.2084205555043486, 1.226414013590962, 1.2257568318131375, 1.3319614848243482,
                1.4220204480813723,
            ]
        ),
        (
            4, 1, .interpolated,
            [
                8.130067919331651, 2.032516979832913, 2.1902094547853883, 2.3893732872789517, 2.680787750458231,
                2.8747993524823614,
            ]
        ),
        (
            4, 1, .interpolatedWithin,
            [
                23.661049516264534, 5.915262379066133, 3.2858266496747417, 3.031681655717499, 3.04343126956025,
                3.1319985544961906,
            ]
        ),
        (
            4, 1, .interpolatedMixed,
            [
                9.146587153409765, 2.2866467883524413, 2.2931997676250884, 2.4560944912360165, 2.7212968230326355,
                2.904381130852427,
            ]
        ),
        (
            4, 1, .realAndFake,
            [
                15.324913320776968, 3.831228330194242, 2.813117731784193, 2.7764002701893498, 2.9089217324753482,
                3.039470825337403,
            ]
        ),
        (
            4, 1, .fake,
            [
                297778.8244332247, 74444.70610830617, 44.45223715730603, 10.82559442093969, 5.367947266641453,
                4.459209942627911,
            ]
        ),
        (
            0, 2, .interpolated,
            [
                0.6974423381401207, 0.17436058453503017, 0.2676143688587664, 0.3378712268107247, 0.4311889832108678,
                0.49034606785183443,
            ]
        ),
        (
            0, 2, .interpolatedWithin,
            [
                0.6871866460086821, 0.17179666150217052, 0.2684331411142836, 0.33920976744292564, 0.43254825122905677,
                0.49154968431613716,
            ]
        ),
        (
            0, 2, .interpolatedMixed,
            [
                0.690249034337423, 0.17256225858435575, 0.2677599268454763, 0.33835273557520673, 0.4317448357693172,
                0.4908540383734368,
            ]
        ),
        (
            0, 2, .realAndFake,
            [
                0.49119608062950026, 0.12279902015737507, 0.23365321823688398, 0.3115938707564113, 0.41267716433275026,
                0.4759101714576917,
            ]
        ),
        (
            0, 2, .fake,
            [
                0.3709275835756411, 0.09273189589391027, 0.2073560596121081, 0.28937185391057113, 0.3959202992239445,
                0.46246571610387366,
            ]
        ),
        (
            1, 2, .interpolated,
            [
                1.1661996594909294, 0.29154991487273235, 0.42545696046979, 0.5248714513671453, 0.6554797121266709,
                0.7377876367731065,
            ]
        ),
        (
            1, 2, .interpolatedWithin,
            [
                1.1185766570795548, 0.2796441642698887, 0.4228356870776543, 0.5241274214286855, 0.6556584548562829,
                0.7381569216235511,
            ]
        ),
        (
            1, 2, .interpolatedMixed,
            [
                1.1288463243961926, 0.28221158109904815, 0.42253563425597346, 0.5233885822729657, 0.6548571782383424,
                0.737439588250396,
            ]
        ),
        (
            1, 2, .realAndFake,
            [
                1.00943178386063, 0.2523579459651575, 0.4060272322880047, 0.5115435961839963, 0.6470677185186334,
                0.7315577937941441,
            ]
        ),
        (
            1, 2, .fake,
            [
                0.803259677083111, 0.20081491927077774, 0.3681844240508309, 0.48136615265456734, 0.6253398418468193,
                0.7144661764151723,
            ]
        ),
        // Sampler 6 is sampler 5 with the laws exchanged where the deviations are equal; else:
        (0, 2, .real, [.infinity, .infinity, .infinity, .nan, 0.5529846, 0.5677446]),
        (1, 2, .real, [.infinity, .infinity, .infinity, .infinity, 0.9934197, 0.9320031]),
    ]

    @Test("normal laws on a line, six samplers", arguments: normals.indices)
    func onALine(row: Int) throws {
        let (mean, deviation, sampler, values) = Self.normals[row]
        for ((k, p), value) in zip([(0.5, 2.0), (2, 2), (2, 3), (2, 4), (2, 6), (2, 8)], values) {
            let known = try #require(
                KnownDivergence(
                    NormalPoints(mean: [0]), NormalPoints(mean: [mean], deviation: deviation), k: k, p: p,
                    at: sampler.sampler))
            // At the edge of being finite it is not added up.
            guard !value.isNaN else {
                #expect(known.divergence == nil)
                continue
            }
            let divergence = try #require(known.divergence)
            // The reference lost digits where F_fake − F_real has a kink.
            let tolerance = deviation == 1 ? 1e-9 : 1e-6
            #expect(
                divergence == value || abs(divergence / value - 1) < tolerance, "\(sampler) \(k) \(p): \(divergence)")
        }
    }

    /// By scipy's quad, told where the kink is.
    @Test("all digits beside a kink")
    func kink() throws {
        for (mean, value) in [(0.0, 0.412_677_165_035_453_2), (1, 0.647_067_903_293_694_1)] {
            let fake = NormalPoints(mean: [mean], deviation: 2)
            let known = KnownDivergence(NormalPoints(mean: [0]), fake, k: 2, p: 6, at: .realAndFake)
            let divergence = try #require(known?.divergence)
            #expect(abs(divergence / value - 1) < 1e-10)
        }
    }

    @Test(
        "W1 on a line",
        arguments: [
            ((0, 1), (1, 1), 1), ((0, 1), (-4, 1), 4), ((0, 1), (0, 2), 0.797_884_560_802_865_4),
            ((0, 1), (1, 2), 1.166_630_941_175_372_6), ((3, 0.5), (3, 0.5), 0),
        ] as [((Double, Double), (Double, Double), Double)])
    func wasserstein(real: (Double, Double), fake: (Double, Double), distance: Double) throws {
        let known = try #require(
            KnownDivergence(
                NormalPoints(mean: [real.0], deviation: real.1), NormalPoints(mean: [fake.0], deviation: fake.1), k: 2,
                p: 6, at: .realAndFake))
        #expect(abs(known.wasserstein - distance) < 1e-11)
    }

    private static let uniforms: [(ClosedRange<Double>, SamplerName, k: Double, p: Double, Double)] = [
        (0.5...1.5, .realAndFake, 0.5, 2, 7.0 / 48), (0.5...1.5, .realAndFake, 2, 3, 0.102_545_627_827_650_59),
        (0.5...1.5, .realAndFake, 2, 6, 0.225_556_336_073_873_54), (0.5...1.5, .realAndFake, 1, 10, 0.326_336_429),
        (0.5...1.5, .realAndFake, 2, 50, 0.440_660_705), (0.5...1.5, .realAndFake, 1, 1000, 0.495_761_927),
        (0.5...1.5, .fake, 2, 6, .infinity), (0.5...1.5, .real, 2, 6, .infinity),
        (1...2, .realAndFake, 0.5, 2, 2.0 / 3), (1...2, .realAndFake, 0.5, 4, 0.642_857_143),
        (1...2, .realAndFake, 2, 4, 0.404_974_623), (1...2, .realAndFake, 2, 6, 0.529_414_484),
        (2...3, .interpolated, 0.5, 2, 2.008_430), (2...3, .interpolated, 2, 2, 0.502_107),
        (2...3, .interpolated, 1, 4, 1.191_645), (2...3, .interpolated, 2, 6, 1.165_288),
        (2...3, .realAndFake, 2, 6, .infinity), (2...3, .interpolatedWithin, 2, 6, .infinity),
        (0...1, .interpolated, 2, 6, 0), (0.25...0.5, .real, 2, 6, 0.081_423_662_810_558_35),
    ]

    @Test("uniform laws: U[0, 1] and another", arguments: uniforms.indices)
    func uniform(row: Int) throws {
        let (bounds, sampler, k, p, value) = Self.uniforms[row]
        let known = try #require(
            KnownDivergence(UniformPoints([0...1]), UniformPoints([bounds]), k: k, p: p, at: sampler.sampler))
        let divergence = try #require(known.divergence)
        #expect(divergence == value || abs(divergence / value - 1) < 1e-6, "\(divergence)")
    }

    @Test("a shift in any dimension, with penalty points where samples are", arguments: [1, 2, 5, 300])
    func shifted(dimensions: Int) throws {
        let zeros = [Double](repeating: 0, count: dimensions)
        let fake = NormalPoints(mean: zeros.map { _ in 2 / Double(dimensions).squareRoot() })
        let known = try #require(KnownDivergence(NormalPoints(mean: zeros), fake, k: 0.5, p: 2, at: .real))
        // (Ei(4) − ln 4 − γ) / 2
        let divergence = try #require(known.divergence)
        #expect(abs(divergence / 8.833_682_222_017 - 1) < 1e-9)
        #expect(abs(known.wasserstein - 2) < 1e-11)
        let between = try #require(KnownDivergence(NormalPoints(mean: zeros), fake, k: 0.5, p: 2, at: .interpolated))
        #expect((between.divergence == nil) == (dimensions > 1))
    }

    @Test(
        "another deviation in any dimension",
        arguments: [
            (1, 0.4911961, 0.4126772, 0.7978846), (2, 1.0105449, 0.6892917, 1.2533141),
            (3, 1.5613849, 0.9142764, 1.5957691),
            (10, 6.7236766, 2.0527309, 3.0843278),
        ])
    func radial(dimensions: Int, square: Double, sixth: Double, distance: Double) throws {
        let zeros = [Double](repeating: 0, count: dimensions)
        let (real, fake) = (NormalPoints(mean: zeros), NormalPoints(mean: zeros, deviation: 2))
        let first = try #require(KnownDivergence(real, fake, k: 0.5, p: 2, at: .realAndFake))
        let second = try #require(KnownDivergence(real, fake, k: 2, p: 6, at: .realAndFake))
        let (low, high) = (try #require(first.divergence), try #require(second.divergence))
        #expect(abs(low / square - 1) < 1e-6)
        #expect(abs(high / sixth - 1) < 1e-6)
        #expect(abs(second.wasserstein / distance - 1) < 1e-6)
        let edge = try #require(KnownDivergence(real, fake, k: 2, p: 4, at: .real))
        #expect(edge.divergence == nil)
        #expect(KnownDivergence(real, fake, k: 2, p: 3, at: .real)?.divergence == .infinity)
        let between = try #require(KnownDivergence(real, fake, k: 2, p: 6, at: .interpolated)?.distance)
        #expect(between > distance)
    }

    /// theory.md §3.1: k is a unit, and W_{k,p} ≥ C(p, k)·W1^{p/(p−1)}; S_p falls with p.
    @Test("laws of scaling", arguments: SamplerName.allCases.filter { $0 != .perturbed })
    func scaling(sampler: SamplerName) throws {
        let real: [any PointDistribution] = [UniformPoints([-1...2]), NormalPoints(mean: [0], deviation: 0.7)]
        let fake = NormalPoints(mean: [0.5], deviation: 0.9)
        for real in real {
            func known(_ k: Double, _ p: Double) throws -> KnownDivergence {
                try #require(KnownDivergence(real, fake, k: k, p: p, at: sampler.sampler))
            }
            let (one, three) = (try known(1, 6), try known(3, 6))
            let divergence = try #require(one.divergence)
            guard divergence.isFinite else {
                #expect(real is UniformPoints && sampler == .real)
                continue
            }
            let (heavier, distance) = (try #require(three.divergence), try #require(one.distance))
            #expect(abs(heavier / divergence * pow(3, 0.2) - 1) < 1e-12)
            #expect(abs((three.distance ?? 0) / distance - 1) < 1e-12)
            let distances = try [4, 6, 10, 20].map { try #require(try known(2, $0).distance) }
            #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 }, "\(distances)")
            #expect(distances[3] > one.wasserstein)
        }
    }

    @Test("no formula: points of different size, masses, mixtures, DRAGAN's points")
    func unknown() {
        let plane = NormalPoints(mean: [0, 0])
        func known(
            _ real: any PointDistribution, _ fake: any PointDistribution, _ sampler: any PenaltySampler = .realAndFake
        ) -> KnownDivergence? { KnownDivergence(real, fake, k: 2, p: 6, at: sampler) }
        #expect(known(plane, NormalPoints(mean: [0])) == nil)
        #expect(known(PointMass(at: [0]), NormalPoints(mean: [0])) == nil)
        #expect(known(GaussianMixture.ring(), plane) == nil)
        #expect(known(plane, NormalPoints(mean: [1, 0], deviation: 2)) == nil)
        #expect(known(plane, NormalPoints(mean: [0, 0], deviation: 0)) == nil)
        let other = known(NormalPoints(mean: [0]), NormalPoints(mean: [1]), .perturbed())
        #expect(other?.divergence == nil && abs((other?.wasserstein ?? 0) - 1) < 1e-11)
    }
}

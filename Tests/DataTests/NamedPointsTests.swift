import Foundation
import GANBase
import GANData
import GANTensors
import Testing

@Suite("Points by name")
struct NamedPointsTests {
    @Test(
        "every name, with and without numbers",
        arguments: [
            ("normal", 1, "N([0.0], 1.0²)"), ("normal:2,0.5", 1, "N([2.0], 0.5²)"),
            ("normal:1,-1,3", 2, "N([1.0, -1.0], 3.0²)"),
            ("uniform", 1, "U[0.0, 1.0]"), ("uniform:-1,1,0,2e0", 2, "U[-1.0, 1.0] × U[0.0, 2.0]"),
            ("mass", 1, "all mass at [0.0]"),
            ("mass:1,2,3", 3, "all mass at [1.0, 2.0, 3.0]"), ("ring", 2, "ring of 8 Gaussians"),
            ("ring:5", 2, "ring of 5 Gaussians"), ("ring:5,3,0.1", 2, "ring of 5 Gaussians"),
            ("grid", 2, "grid of 25 Gaussians"),
            ("grid:3", 2, "grid of 9 Gaussians"), ("swissroll", 2, "swiss roll"), ("swissroll:0", 2, "swiss roll"),
            ("moons:0.2", 2, "two moons"), ("checkerboard", 2, "checkerboard"),
        ])
    func names(text: String, dimensions: Int, summary: String) throws {
        let points = try NamedPoints.distribution(text)
        #expect(points.dimensions == dimensions && points.summary == summary)
        #expect(points.points(3, random: Random(seed: 1), dtype: .float32).shape == [3, dimensions])
    }

    @Test("the ring of the command line is the recipes' ring")
    func ring() throws {
        let (named, own) = (try NamedPoints.distribution("ring") as? GaussianMixture, GaussianMixture.ring())
        #expect(named?.centres == own.centres && named?.deviation == own.deviation)
        let small = try NamedPoints.distribution("ring:4,3,0.5") as? GaussianMixture
        #expect(small?.centres.first == [3, 0] && small?.deviation == 0.5)
    }

    @Test(
        "mistakes are answered with what can be written",
        arguments: [
            (
                "normal:0,0",
                "the points 'normal:0,0' cannot be: the last number is the standard deviation, and must be above 0; write normal:<mean>,…,<deviation>"
            ),
            ("normal:1", "there must be 2 numbers at least"), ("normal:a,1", "'a' is not a finite number"),
            ("normal:1,,2", "'' is not a finite number"), ("normal:0,inf", "'inf' is not a finite number"),
            ("uniform:1,0", "a lower bound must be below its upper bound"),
            ("uniform:0,1,2", "each dimension has a lower and an upper bound"),
            ("ring:2.5", "the first must be a whole number from 1 to 10,000"),
            ("ring:0", "the first must be a whole number"),
            ("ring:8,1,0", "the deviation must be above 0"), ("ring:8,1,1,1", "it takes 3 numbers at most"),
            ("grid:1e300", "the first must be a whole number from 1 to 100"),
            ("moons:-1", "the noise must be 0 or more"),
            ("checkerboard:1", "it takes no numbers"),
            (
                "nomal:0,1",
                "there are no points named 'nomal:0,1'; there are normal:<mean>,…,<deviation>, uniform:<low>,<high>,…, mass:<place>,…, "
            ),
            ("normal(0,1)", "there are no points named 'normal(0,1)'"), ("", "there are no points named ''"),
        ])
    func mistakes(text: String, words: String) {
        let error = failure { try NamedPoints.distribution(text) }
        #expect(error.status == .usage)
        #expect(error.message.contains(words), "\(error.message)")
    }

    @Test("points in a file")
    func file() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/points.csv"
        func write(_ text: String) throws { try folder.write(Array(text.utf8), to: "points.csv") }
        try write("1,2.5\n -3e-1 , 4\r\n\n1,2.5\n")
        let points = try NamedPoints.distribution(path)
        #expect(points.dimensions == 2 && points.summary == "3 points in \(path)")
        let drawn = points.points(3_000, random: Random(seed: 1), dtype: .float64).values()
        let firsts = stride(from: 0, to: drawn.count, by: 2).map { drawn[$0] }
        #expect(Set(firsts) == [1, -0.3])
        // Two of three lines; the standard error is 26 of 3,000.
        #expect((1_900...2_100).contains(firsts.filter { $0 == 1 }.count))
        for (text, words) in [
            ("1,2\n1,x\n", "line 2 of \"\(path)\" is no point: \"x\" is not a finite number"),
            ("1,2\n\n1\n", "line 3 of \"\(path)\" has 1 numbers and the first point has 2"),
            ("1,nan", "\"nan\" is not a finite number"),
            ("\n \n", "there is no point in"), ("1,2,\n", "\"\" is not a finite number"),
        ] {
            try write(text)
            let error = failure { try NamedPoints.distribution(path) }
            #expect(error.status == .badData && error.message.contains(words), "\(error.message)")
        }
        try folder.write([0xFF, 0xFE, 0x00, 0xD8], to: "points.csv")
        #expect(failure { try NamedPoints.distribution(path) }.status == .missingInput)
        #expect(failure { try NamedPoints.distribution(folder.path + "/none.csv") }.status == .missingInput)
        #expect(failure { try NamedPoints.distribution(folder.path) }.message.contains("holds pictures, not points"))
    }

    @Test("tables that cannot be")
    func tables() {
        #expect(failure { try PointTable([]) }.status == .badData)
        #expect(failure { try PointTable([[]]) }.status == .badData)
        #expect(failure { try PointTable([[1], [1, 2]]) }.message == "point 2 has 2 numbers and the first has 1")
    }
}

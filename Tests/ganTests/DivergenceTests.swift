import Foundation
import Testing

/// `gan divergence`, with the real tool.
@Suite struct DivergenceTests {
    private static let quick = [
        "--steps", "60", "--batch", "64", "--width", "16", "--points", "40", "--sampler", "realAndFake",
    ]

    @Test("one JSON object: what was asked, measured and known")
    func json() throws {
        let gan = try GanProcess(
            ["divergence", "normal:0,1", "normal:1,1", "--json", "--seed", "3"] + Self.quick, in: TemporaryFolder())
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors == "")
        let read = try DataFolder.object(gan.output)
        #expect(read["version"] as? Int == 1)
        #expect(read["real"] as? String == "normal:0,1" && read["fake"] as? String == "normal:1,1")
        #expect(read["k"] as? Double == 2 && read["p"] as? Double == 6)
        #expect(read["sampler"] as? String == "realAndFake")
        #expect(read["steps"] as? Int == 60)
        #expect(read["converged"] is Bool)
        let measured = try #require(read["measured"] as? [String: Double])
        let theory = try #require(read["theory"] as? [String: Double])
        #expect(abs(try #require(theory["divergence"]) - 0.507_590_1) < 1e-7)
        #expect(abs(try #require(theory["distance"]) - 1.001_019) < 1e-6)
        // Sixty steps are few, but the critic is on its way.
        let divergence = try #require(measured["divergence"])
        #expect((0.3...0.53).contains(divergence), "\(divergence)")
        let distances = try #require(read["w1"] as? [String: Double])
        let (certified, exact) = (try #require(distances["certified"]), try #require(distances["exact"]))
        #expect(certified <= exact + 1e-9)
        #expect((0.3...1.8).contains(exact))
    }

    @Test("a table in words, points from a file, infinity, and what is not converged")
    func words() throws {
        let folder = try TemporaryFolder()
        try folder.write("drawn.csv", (0..<50).map { "\(Double($0) / 50)\n" }.joined())
        let gan = try GanProcess(["divergence", "drawn.csv", "uniform:2,3"] + Self.quick, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        let lines = gan.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "P           50 points in drawn.csv")
        for start in [
            "Q           U[2.0, 3.0]", "Penalty     k = 2, p = 6, at .realAndFake", "W        L − k·R", "S_p",
            "noise floor",
        ] {
            #expect(lines.contains { $0.hasPrefix(start) }, "\(gan.output)")
        }
        // No formula for points in a file.
        #expect(!gan.output.contains("theory"))
        let apart = try GanProcess(["divergence", "uniform:0,1", "uniform:2,3"] + Self.quick, in: folder)
        #expect(apart.output.contains("∞"))
        #expect(apart.output.contains("W is infinite: where something has to pass"))
        #expect(apart.output.contains("not converged in 60 steps of 64 points of each"))
        #expect(apart.output.contains("take more --steps"))
    }

    @Test("Ctrl-C ends the training with its status and a word", .timeLimit(.minutes(2)))
    func interrupted() throws {
        let gan = try GanProcess(
            ["divergence", "ring", "grid", "--steps", "1000000", "--batch", "16384"], in: TemporaryFolder()
        ) { process in
            // Past the start of the worker, which is when it listens.
            Thread.sleep(forTimeInterval: 5)
            kill(process, SIGINT)
        }
        #expect(gan.status == 130)
        #expect(gan.errors == "gan: interrupted\n")
        #expect(gan.output == "")
    }

    @Test(
        "points that cannot be",
        arguments: [
            (
                ["nomal:0,1", "normal"], 64,
                "gan: there are no points named 'nomal:0,1'; there are normal:<mean>,…,<deviation>, uniform"
            ),
            (
                ["normal", "ring"], 64,
                "gan: there is no critic for points of 1 and of 2 numbers (N([0.0], 1.0²), ring of 8 Gaussians)"
            ),
            (
                ["normal:0,-1", "normal"], 64,
                "gan: the points 'normal:0,-1' cannot be: the last number is the standard deviation"
            ),
            (["nowhere.csv", "normal"], 66, "gan: the points in \"nowhere.csv\" cannot be read: "),
            ([".", "normal"], 64, "gan: \".\" holds pictures, not points"),
            (["normal", "normal", "--device", "tpu"], 64, "gan: there is no device 'tpu'; use cpu, cuda or cuda:1"),
        ] as [([String], Int32, String)])
    func mistake(arguments: [String], status: Int32, message: String) throws {
        let gan = try GanProcess(["divergence"] + arguments, in: TemporaryFolder())
        #expect(gan.status == status)
        #expect(gan.output == "")
        #expect(gan.errors.hasPrefix(message), "\(gan.errors)")
    }
}

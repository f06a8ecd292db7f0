import Foundation
import Testing

/// Parts of a recipe by name on the command line of the real tool.
@Suite struct PluginsTests {
    private static let ring =
        URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        + "/Recipes/Ring.swift"
    private static let samplers = [
        "interpolated", "interpolatedWithin", "interpolatedMixed", "realAndFake", "fake", "real", "perturbed",
    ]

    @Test("a table by family, JSON with a version, and an unknown name is answered with those that exist")
    func catalogue() throws {
        let folder = try TemporaryFolder()
        let table = try GanProcess(["plugins"], in: folder)
        #expect(table.status == 0, "\(table.errors)")
        for title in [
            "Losses", "Penalties", "Reparametrisations", "Projections", "Samplers", "Generators", "Critics", "Layers",
            "Data", "Optimisers", "Schedules", "Metrics",
        ] {
            #expect(table.output.contains("\(title)"))
        }
        let json = try GanProcess(["plugins", "--json"], in: folder)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(read["version"] as? Int == 1)
        let plugins = try #require(read["plugins"] as? [[String: Any]])
        let divergence = try #require(plugins.first { $0["name"] as? String == "Divergence" })
        #expect(divergence["family"] as? String == "penalty")
        #expect((divergence["parameters"] as? [[String: Any]])?.first?["default"] as? String == "2")
        let unknown = try GanProcess(["plugins", "Divergense"], in: folder)
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("there is no plugin named Divergense; there are Wasserstein,"))
    }

    @Test("a recipe takes a sampler by name, and a name that does not exist is answered with the valid ones")
    func samplers() throws {
        let folder = try TemporaryFolder()
        let unknown = try GanProcess(["run", Self.ring, "--at", "nowhere"], in: folder)
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("nowhere"))
        for name in Self.samplers { #expect(unknown.errors.contains("  - \(name)\n"), "\(unknown.errors)") }
        #expect(!folder.has("runs"))
        let help = try GanProcess(["run", Self.ring, "--help"], in: folder)
        let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("perturbed; default: realAndFake)"))
        let known = try GanProcess(
            ["run", Self.ring, "--at", "interpolatedMixed", "--steps", "1", "--batch", "4", "--out", "out"], in: folder)
        #expect(known.status == 0, "\(known.errors)")
        #expect(folder.text("out/run.json").contains("at: .interpolatedMixed"))
    }

    @Test("data with NaN in it stops the run in words")
    func notANumber() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Holes.swift",
            """
            import GANKit

            @main
            struct Holes: Recipe {
                var plan: GAN {
                    GAN(
                        data: .mixture(centres: [[0, 1], [.nan, 1]], deviation: 0.1), generator: .mlp(width: 8),
                        critic: .mlp(width: 8), loss: .hinge, optimizer: .adam(1e-3), batch: 64, steps: 5
                    )
                }
            }
            """)
        let gan = try GanProcess(["run", "Holes.swift", "--out", "out"], in: folder)
        #expect(gan.status == 65)
        #expect(
            gan.errors.contains(
                "gan: step 1: a batch of real samples (mixture of 2 Gaussians) holds numbers that are not finite"))
    }
}

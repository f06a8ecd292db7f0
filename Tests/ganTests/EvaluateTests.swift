import Foundation
import GANTestSupport
import Testing

/// `gan evaluate`, with the real tool on real files.
@Suite struct EvaluateTests {
    /// Drawn smileys in `real` and other ones, of a smaller set, in `fake`.
    private func pictures(_ folder: TemporaryFolder) throws {
        for (name, count, size) in [("real", "40", "32"), ("fake", "30", "32")] {
            let gan = try GanProcess(["data", "draw", "smileys", name, "--count", count, "--side", size], in: folder)
            try #require(gan.status == 0, "\(gan.errors)")
        }
        // Other pictures, so that there is something to measure.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/fake").sorted().prefix(10) {
            try FileManager.default.removeItem(atPath: "\(folder.path)/fake/\(name)")
        }
    }

    @Test("two folders: a table, and one object with the same numbers")
    func folders() throws {
        let folder = try TemporaryFolder()
        try pictures(folder)
        let words = ["evaluate", "--real", "real", "--fake", "fake", "--samples", "20", "--metrics", "frechet"]
        let table = try GanProcess(words, in: folder)
        #expect(table.status == 0, "\(table.errors)")
        #expect(table.output.contains("real against real"))
        #expect(table.output.contains("20 generated and 20 real samples of 32×32 pixels; built-in scattering features"))
        let json = try GanProcess(words + ["--json"], in: folder)
        let object = try DataFolder.object(json.output)
        let frechet = try #require(object["frechet"] as? Double)
        #expect(frechet > 0)
        #expect(object["real"] as? Int == 20 && object["fake"] as? Int == 20)
        #expect(object["width"] as? Int == 32 && object["height"] as? Int == 32)
        #expect(object["features"] as? String == "built-in scattering features")
        #expect((object["floors"] as? [String: Double])?["frechet"] ?? 0 > 0)
        let bare = try GanProcess(words + ["--json", "--no-floor"], in: folder)
        #expect(try DataFolder.object(bare.output)["floors"] == nil)
        #expect(try DataFolder.object(bare.output)["frechet"] as? Double == frechet)
    }

    /// A module that gives means over quarters as features and two sums as scores, and ones that do not fit.
    private static let modules = """
        import sys, torch
        class Quarters(torch.nn.Module):
            def forward(self, x, features: bool):
                y = torch.nn.functional.adaptive_avg_pool2d(x.float() / 255, 2).flatten(1)
                return torch.cat([y, y[:, :6] ** 2], 1) if features else y[:, :2]
        class Alone(torch.nn.Module):
            def forward(self, x):
                return x.float()
        class Flat(torch.nn.Module):
            def forward(self, x, features: bool):
                return x.float().sum()
        for name, module in [("quarters", Quarters()), ("alone", Alone()), ("flat", Flat())]:
            torch.jit.script(module).save(sys.argv[1] + "/" + name + ".pt")
        """

    private func makeModules(in folder: TemporaryFolder) throws {
        // From a file: TorchScript is made from a class's source.
        let script = try folder.write("modules.py", Self.modules)
        let python = try #require(try PythonProcess([script, folder.path]))
        try #require(python.status == 0, "\(python.errors)")
    }

    @Test(
        "the Fréchet distance with the features of a module is Python's",
        .enabled(if: PythonProcess.isComplete))
    func python() throws {
        let folder = try TemporaryFolder()
        try pictures(folder)
        try makeModules(in: folder)
        let gan = try GanProcess(
            [
                "evaluate", "--real", "real", "--fake", "fake", "--features", "quarters.pt", "--metrics", "frechet",
                "--json",
            ], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        let script = """
            import glob, sys, numpy, torch
            from PIL import Image
            module = torch.jit.load(sys.argv[1] + "/quarters.pt")
            def moments(name):
                paths = sorted(glob.glob(f"{sys.argv[1]}/{name}/**/*.*", recursive=True))
                x = torch.from_numpy(numpy.stack([numpy.array(Image.open(p).convert("RGB")) for p in paths]))
                y = module(x.permute(0, 3, 1, 2), True).double().numpy()
                return y.mean(0), numpy.cov(y, rowvar=False)
            (m, a), (n, b) = moments("real"), moments("fake")
            roots = numpy.sqrt(numpy.linalg.eigvals(a @ b).real.clip(0)).sum()
            print(((m - n) ** 2).sum() + numpy.trace(a) + numpy.trace(b) - 2 * roots)
            """
        let printed = try #require(try PythonProcess.output(of: script, folder.path))
        let expected = try #require(Double(printed.trimmingCharacters(in: .whitespacesAndNewlines)))
        let value = try #require(try DataFolder.object(gan.output)["frechet"] as? Double)
        // Features are float32 on both sides, and JPEG files may be decoded a step apart.
        #expect(abs(value - expected) < 1e-3 * expected)
    }

    @Test(
        "a module that cannot be used is refused in words",
        .enabled(if: PythonProcess.isComplete),
        arguments: [
            ("alone.pt", 65, "called with uint8 of shape"), ("flat.pt", 65, "must be called as module(images"),
            ("missing.pt", 66, "the feature network missing.pt is not there"),
            ("text.pt", 65, "cannot be read as TorchScript"),
        ])
    func modules(file: String, status: Int32, words: String) throws {
        let folder = try TemporaryFolder()
        try pictures(folder)
        try makeModules(in: folder)
        try folder.write("text.pt", "no network")
        let gan = try GanProcess(
            ["evaluate", "--real", "real", "--fake", "fake", "--features", file, "--metrics", "frechet"], in: folder)
        #expect(gan.status == status)
        #expect(gan.errors.contains(words), "\(gan.errors)")
        #expect(gan.output == "")
    }

    @Test("mistakes are answered in words")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        try pictures(folder)
        try DataFolder.copy([("mixed/a.png", "colour.png"), ("mixed/b.jpg", "photo.jpg")], to: folder)
        try DataFolder.copy([("one/a.png", "colour.png")], to: folder)
        for (words, status, message) in [
            (["--real", "real", "--fake", "nowhere"], 66, "nowhere"),
            (["--real", "nowhere", "--fake", "fake"], 66, "nowhere"),
            (["--real", "real", "--fake", "mixed"], 65, "have different sizes"),
            (["--real", "real", "--fake", "one", "--side", "16", "--metrics", "frechet"], 65, "there is 1"),
            (
                ["--real", "real", "--fake", "fake", "--metrics", "fid"], 64,
                "there is no metric 'fid' of pictures; there are frechet"
            ),
            (["--real", "real", "--fake", "fake", "--samples", "1"], 64, "--samples is 1 and must be 2 to 10,000,000"),
            (["--real", "real"], 64, "--fake"),
        ] as [([String], Int32, String)] {
            let gan = try GanProcess(["evaluate"] + words, in: folder)
            #expect(gan.status == status, "\(words): \(gan.errors)")
            #expect(gan.errors.contains(message), "\(words): \(gan.errors)")
        }
    }

    /// With pictures that are wide, all the way.
    @Test("a run measures itself in training, and is measured again afterwards, with the same number")
    func run() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Tiny.swift",
            """
            import GANKit
            @main struct Tiny: Recipe {
                var plan: GAN {
                    GAN(data: .smileys(width: 24, height: 16, count: 64), generator: .dcgan(latent: 4, width: 4), critic: .dcgan(width: 4),
                        loss: .wasserstein, optimizer: .adam(1e-3), batch: 4, steps: 4) {
                        Divergence(k: 2, p: 6, at: .realAndFake)
                    } watch: {
                        FrechetDistance(every: 2, samples: 20)
                    }
                }
            }
            """)
        let trained = try GanProcess(["run", "Tiny.swift", "--out", "run", "--checkpoint-every", "2"], in: folder)
        try #require(trained.status == 0, "\(trained.errors)")
        #expect(trained.output.contains("on 20 generated and 20 real samples, built-in scattering features"))
        let lines = folder.text("run/metrics.jsonl").split(separator: "\n").filter { $0.contains("\"metrics\"") }
        #expect(lines.count == 2)
        let first = try DataFolder.object(String(try #require(lines.first)))
        let logged = try #require((first["metrics"] as? [String: Double])?["frechet"])
        let basis = (first["measuredOn"] as? [String: [String: Any]])?["frechet"]
        #expect(basis?["real"] as? Int == 20 && basis?["fake"] as? Int == 20 && basis?["floor"] is Double)
        let gan = try GanProcess(
            ["evaluate", "run", "--checkpoint", "2", "--samples", "20", "--metrics", "frechet", "--json"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(try DataFolder.object(gan.output)["frechet"] as? Double == logged)
        // What is drawn is what is measured.
        _ = try GanProcess(["sample", "run", "--checkpoint", "2", "--count", "20", "--out", "drawn"], in: folder)
        let files = try GanProcess(
            ["evaluate", "--real", "drawn", "--fake", "drawn", "--metrics", "frechet", "--json"], in: folder)
        #expect((try DataFolder.object(files.output)["frechet"] as? Double ?? 1) < 1e-6)
        // Samples are drawn as wide as they were trained, in files, in the grid of the run and in an export.
        #expect(try size(of: "drawn/000007.png", in: folder) == [24, 16])
        _ = try GanProcess(["interpolate", "run", "--steps", "6", "--keys", "2", "--out", "walk.png"], in: folder)
        #expect(try size(of: "walk.png", in: folder) == [3 * 26 + 2, 2 * 18 + 2])
        let exported = try GanProcess(["export", "run", "--out", "exported"], in: folder)
        #expect(exported.status == 0, "\(exported.errors)")
        #expect(try DataFolder.object(folder.text("exported/generator.json"))["sampleShape"] as? [Int] == [3, 16, 24])
        guard PythonProcess.isComplete else { return }
        let python = try #require(
            try PythonProcess(
                ["\(folder.path)/exported/generator.py", "--count", "5", "--out", "\(folder.path)/grid.png"]))
        #expect(python.status == 0, "\(python.errors)")
        #expect(try size(of: "grid.png", in: folder) == [3 * 26 + 2, 2 * 18 + 2])
    }

    /// Width and height of a PNG file, which stand at its beginning.
    private func size(of name: String, in folder: TemporaryFolder) throws -> [Int] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
        return [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    }

    @Test(
        "metrics that cannot work are refused before the training begins",
        arguments: [
            ("FrechetDistance(every: 2, samples: 1)", 64, "samples is 1 and must be 2 at least"),
            (
                #"FrechetDistance(every: 2, samples: 9, features: .torchScript("nowhere.pt"))"#, 66,
                "the feature network nowhere.pt is not there"
            ),
            ("InceptionScore(every: 2, samples: 9)", 64, "the built-in features know no classes"),
        ])
    func rehearsal(metric: String, status: Int32, words: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Tiny.swift",
            """
            import GANKit
            @main struct Tiny: Recipe {
                var plan: GAN {
                    GAN(data: .smileys(side: 16, count: 64), generator: .dcgan(latent: 4, width: 4), critic: .dcgan(width: 4),
                        loss: .wasserstein, optimizer: .adam(1e-3), batch: 4, steps: 4) {
                    } watch: {
                        \(metric)
                    }
                }
            }
            """)
        let gan = try GanProcess(["run", "Tiny.swift", "--out", "run"], in: folder)
        #expect(gan.status == status, "\(gan.errors)")
        #expect(gan.errors.contains(words), "\(gan.errors)")
        #expect(!folder.has("run"))
    }
}

import Foundation
import Testing

/// `gan run` to the end and what it leaves, with the real tool on real picture files.
@Suite(.serialized) struct TrainingTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private static let pictures = repository + "/Tests/DataTests/Fixtures"
    private static let folderRecipe = repository + "/Recipes/WGANDivFolder.swift"

    /// Options that make the folder recipe quick.
    private static let quick = ["--folder", pictures, "--side", "16", "--width", "4", "--latent", "8", "--batch", "4"]

    /// Every line of metrics.jsonl without the two numbers that depend on the clock.
    private static func timeless(_ metrics: String) throws -> [String] {
        try metrics.split(separator: "\n").map { line in
            let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            var object = try #require(read)
            object["seconds"] = nil
            object["imagesPerSecond"] = nil
            let data = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
            return String(decoding: data, as: UTF8.self)
        }
    }

    @Test("a run leaves settings, source, numbers, pictures and a checkpoint, and says where")
    func runFolder() throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(
            ["run", Self.folderRecipe, "--steps", "3", "--every", "2", "--out", "out"] + Self.quick, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        for file in [
            "run.json", "recipe.swift", "metrics.jsonl", "samples/000002.png", "samples/000003.png",
            "checkpoints/latest/generator.safetensors", "checkpoints/000003/critic.safetensors",
            "checkpoints/000003/state.json",
        ] {
            #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out/\(file)"), "\(file)")
        }
        #expect(folder.text("out/recipe.swift") == (try String(contentsOfFile: Self.folderRecipe, encoding: .utf8)))
        let metrics = folder.text("out/metrics.jsonl").split(separator: "\n")
        #expect(metrics.count == 3)
        for key in [
            "step", "seconds", "criticLoss", "generatorLoss", "criticGap", "penalties", "divergence", "gradientNorm",
            "virial", "rates", "imagesPerSecond",
        ] {
            #expect(metrics.first?.contains("\"\(key)\"") == true, "\(key)")
        }
        let lines = gan.output.split(separator: "\n").suffix(3)
        #expect(lines == ["Pictures  out/samples/000003.png", "Report    out/report.html", "Run       out"])

        let again = try GanProcess(["run", Self.folderRecipe, "--out", "out"] + Self.quick, in: folder)
        #expect(again.status == 73)
        #expect(again.errors.contains("already holds a run"))
    }

    @Test("a batch in parts: the run says what the generator's batch normalisation makes of it, and run.json how many")
    func parts() throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(
            ["run", Self.folderRecipe, "--steps", "2", "--accumulate", "2", "--out", "out"] + Self.quick, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors.contains("of the generator) takes its statistics from each part of a batch"))
        #expect(folder.text("out/run.json").contains("\"accumulation\": 2"))
        #expect(folder.text("out/metrics.jsonl").split(separator: "\n").count == 2)
    }

    @Test("one seed: the same numbers and checkpoints, whatever the number of loader threads; another seed: others")
    func determinism() throws {
        let folder = try TemporaryFolder()
        for (out, more) in [
            ("a", []), ("b", ["--loader-threads", "1"]), ("c", ["--loader-threads", "4"]), ("d", ["--seed", "2"]),
            ("e", ["--deterministic"]),
        ] as [(String, [String])] {
            let arguments = ["run", Self.folderRecipe, "--steps", "5", "--threads", "1", "--out", out]
            let gan = try GanProcess(arguments + more + Self.quick, in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
        }
        let first = try Self.timeless(folder.text("a/metrics.jsonl"))
        func checkpoint(_ run: String) throws -> Data {
            try Data(
                contentsOf: URL(
                    fileURLWithPath: "\(folder.path)/\(run)/checkpoints/latest/generator.safetensors"))
        }
        for out in ["b", "c", "e"] {
            #expect(try Self.timeless(folder.text("\(out)/metrics.jsonl")) == first)
            #expect(try checkpoint(out) == checkpoint("a"))
        }
        #expect(try Self.timeless(folder.text("d/metrics.jsonl")) != first)
        #expect(try checkpoint("d") != checkpoint("a"))
    }

    @Test("sample rebuilds the generator from the run folder alone, and a seed decides the pictures")
    func sample() throws {
        let folder = try TemporaryFolder()
        let run = ["run", Self.folderRecipe, "--steps", "1", "--out", "out"] + Self.quick
        #expect(try GanProcess(run, in: folder).status == 0)
        for (out, seed) in [("one", "1"), ("again", "1"), ("other", "2")] {
            let gan = try GanProcess(
                ["sample", "out", "--count", "3", "--seed", seed, "--out", out], in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
        }
        func picture(_ folderName: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(folderName)/000002.png"))
        }
        #expect(try picture("one") == picture("again"))
        #expect(try picture("one") != picture("other"))
        #expect(try GanProcess(["sample", "one"], in: folder).status == 66)
    }

    @Test("files that are no pictures are skipped by name; the run says how many")
    func brokenFiles() throws {
        let folder = try TemporaryFolder()
        for number in 0..<39 {
            try FileManager.default.copyItem(
                atPath: "\(Self.pictures)/colour.jpg", toPath: "\(folder.path)/\(number).jpg")
        }
        try folder.write("text.jpg", "no picture")
        try folder.write("empty.png", "")
        let arguments = ["run", Self.folderRecipe, "--steps", "8", "--out", "out", "--folder", "."]
        let gan = try GanProcess(arguments + Self.quick.dropFirst(2), in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors.contains("text.jpg"))
        #expect(gan.errors.contains("empty.png"))
        #expect(gan.output.contains("Skipped   2 files that could not be read: out/unreadable.txt"))
        #expect(folder.text("out/unreadable.txt").split(separator: "\n").count == 2)
        #expect(folder.text("out/unreadable.txt").contains("empty.png: "))

        let stopped = try GanProcess(
            ["run", Self.folderRecipe, "--bad-images", "stop", "--out", "stopped", "--folder", "."]
                + Self.quick.dropFirst(2), in: folder)
        #expect(stopped.status == 65)
        #expect(stopped.errors.contains("cannot read empty.png"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/stopped"))

        try folder.write("third.jpg", "no picture")
        let tooMany = try GanProcess(arguments + ["--out", "many"] + Self.quick.dropFirst(2), in: folder)
        #expect(tooMany.status == 65)
        // The first run has left a picture of samples in the same folder.
        #expect(tooMany.errors.contains("3 of 43 pictures cannot be read, 7.0 %"))
        #expect(tooMany.errors.contains("--bad-images 10%"))
    }

    @Test("pictures that turn out to be bad while training: named in unreadable.txt, and too many end it with 65")
    func brokenPictures() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copy(
            (0..<40).map { ("pictures/\($0).jpg", $0 % 13 == 5 ? "truncated.jpg" : "colour.jpg") }, to: folder)
        let arguments = ["run", Self.folderRecipe, "--steps", "12", "--folder", "pictures"] + Self.quick.dropFirst(2)
        let stopped = try GanProcess(arguments + ["--out", "stopped"], in: folder)
        #expect(stopped.status == 65)
        #expect(
            stopped.errors.contains(
                "3 of 40 pictures cannot be read, 7.5 %, and more than 5 % are too many; the first: "))
        let names = folder.text("stopped/unreadable.txt").split(separator: "\n").sorted()
        #expect(names == [18, 31, 5].map { "\($0).jpg: Premature end of JPEG file" })
        let allowed = try GanProcess(arguments + ["--out", "allowed", "--bad-images", "10%"], in: folder)
        #expect(allowed.status == 0, "\(allowed.errors)")
        #expect(allowed.output.contains("Skipped   3 files that could not be read: allowed/unreadable.txt"))
        #expect(folder.text("allowed/unreadable.txt").split(separator: "\n").sorted() == names)
    }

    @Test(
        "mistakes are answered in words, with a status",
        arguments: [
            (["--folder", "nowhere"], 66, "nowhere"), (["--side", "50"], 64, "48 or 56"),
            (["--device", "cuda"], 64, "CUDA"), (["--out", "/proc/nothing"], 73, "/proc/nothing"),
            (["--steps", "0"], 64, "--steps"), (["--batch", "-1"], 64, "--batch"),
            (["--batch", "0"], 64, "--batch is 0"), (["--accumulate", "0"], 64, "--accumulate is 0"),
            (["--accumulate", "5"], 64, "a batch of 4 cannot be computed in 5 parts"), (["--k", "0"], 64, "k is 0"),
            (["--p", "1"], 64, "p is 1"), (["--nonsense"], 64, "--nonsense"), (["--side", "many"], 64, "many"),
        ] as [([String], Int32, String)])
    func mistakes(options: [String], status: Int32, words: String) throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(["run", Self.folderRecipe, "--steps", "1"] + Self.quick + options, in: folder)
        #expect(gan.status == status, "\(gan.errors)")
        #expect(gan.errors.contains(words), "\(gan.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/runs"))
    }

    @Test(
        "Ctrl-C and SIGTERM finish the step, save, and end with 130 and 143",
        arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func interruption(signal: Int32, status: Int32) throws {
        let folder = try TemporaryFolder()
        let arguments = ["run", Self.folderRecipe, "--steps", "1000000", "--out", "out"] + Self.quick
        let gan = try GanProcess(arguments, in: folder) { process in
            let metrics = folder.path + "/out/metrics.jsonl"
            let deadline = Date(timeIntervalSinceNow: 60)
            while !FileManager.default.fileExists(atPath: metrics), Date() < deadline { usleep(20_000) }
            usleep(300_000)
            kill(process, signal)
        }
        #expect(gan.status == status)
        #expect(gan.output.contains("Interrupted after step"))
        #expect(FileManager.default.fileExists(atPath: folder.path + "/out/checkpoints/latest/state.json"))
    }

    @Test("check prints both networks and objects to a penalty on a batch-normalised critic")
    func check() throws {
        let folder = try TemporaryFolder()
        let good = try GanProcess(["check", Self.folderRecipe] + Self.quick, in: folder)
        #expect(good.status == 0)
        #expect(good.output.contains("4×8×8"))
        #expect(good.output.contains("The plan works"))
        // A loss that pairs real with fake needs as many of both.
        let paired = try GanProcess(
            ["check", Self.repository + "/Recipes/R3GAN.swift", "--folder", Self.pictures], in: folder)
        #expect(paired.status == 0, "\(paired.errors)")
        let article = Self.repository + "/Recipes/WGANDivArticle.swift"
        let objected = try GanProcess(["check", article, "--folder", Self.pictures], in: folder)
        #expect(objected.status == 0)
        #expect(objected.errors.contains("BatchNormalization"))
        // The layers of the article's code, to the last parameter.
        #expect(objected.output.contains("Critic, 17,417,664 parameters"))
        #expect(objected.output.contains("Generator, 19,561,987 parameters"))
    }

    @Test("bench times both steps, by either method, and prints one object with --json")
    func bench() throws {
        struct Times: Decodable {
            struct Spread: Decodable {
                let min, median, max: Double
                var isOrdered: Bool { 0 < min && min <= median && median <= max }
            }
            let critic_step_ms, critic_gradient_ms, generator_step_ms: Spread
            let images_per_second, peak_memory_mib: Double
            let critic_method, device, precision: String
            let threads: Int
        }
        let folder = try TemporaryFolder()
        for method in ["four-passes", "double-backward"] {
            let arguments = ["bench", Self.folderRecipe, "--repeat", "2", "--json", "--threads", "1"] + Self.quick
            let gan = try GanProcess(arguments + ["--critic-step", method], in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
            let times = try JSONDecoder().decode(Times.self, from: Data(gan.output.utf8))
            #expect(
                times.critic_step_ms.isOrdered && times.critic_gradient_ms.isOrdered
                    && times.generator_step_ms.isOrdered)
            #expect(times.images_per_second > 0 && times.peak_memory_mib > 0)
            #expect(times.critic_method == method)
            #expect((times.device, times.precision, times.threads) == ("cpu", "float32", 1))
        }
        let dumped = try GanProcess(
            ["bench", Self.folderRecipe, "--repeat", "1", "--dump", "step.safetensors"] + Self.quick, in: folder)
        #expect(dumped.output.contains("four passes"))
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/step.safetensors"))
        let smooth = Self.repository + "/Recipes/WGANDivPaperCode.swift"
        let refused = try GanProcess(
            ["bench", smooth, "--folder", Self.pictures, "--critic-step", "four-passes", "--batch", "2"], in: folder)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("is not locally linear"))
    }

    @Test("a loss of one's own takes six lines, and plugins shows it")
    func ownLoss() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Own.swift",
            """
            import GANKit

            struct Cauchy: AdversarialLoss {
                func critic(_ scores: Scores) -> Tensor { cost(scores.real - 1) + cost(scores.fake + 1) }
                func generator(_ scores: Scores) -> Tensor { cost(scores.fake - 1) }
                func cost(_ error: Tensor) -> Tensor { (error.square() + 1).log().mean() }
            }

            @main
            struct Own: Recipe {
                var plan: GAN {
                    GAN(
                        data: .ring(modes: 8), generator: .mlp(width: 8), critic: .mlp(width: 8), loss: Cauchy(),
                        optimizer: .adam(1e-3), batch: 8, steps: 2
                    )
                }
            }
            """)
        let run = try GanProcess(["run", "Own.swift", "--out", "out"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let plugins = try GanProcess(["plugins", "Own.swift"], in: folder)
        #expect(plugins.output.contains("Cauchy"))
        #expect(plugins.output.contains("(from Own.swift)"))
        let one = try GanProcess(["plugins", "Divergence"], in: folder)
        #expect(one.output.contains("Divergence(k: 2, p: 6, at: .realAndFake)"))
    }

    static let recipes = ((try? FileManager.default.contentsOfDirectory(atPath: repository + "/Recipes")) ?? [])
        .filter { $0.hasSuffix(".swift") }.sorted()

    @Test("every shipped recipe trains for two steps", arguments: recipes)
    func shipped(recipe: String) throws {
        let folder = try TemporaryFolder()
        let path = "\(Self.repository)/Recipes/\(recipe)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let pictures =
            (text.contains("var folder") ? ["--folder", Self.pictures] : [])
            + (text.contains("var samples") ? ["--samples", "16"] : [])
        let gan = try GanProcess(
            ["run", path, "--steps", "2", "--batch", "2", "--out", "out"] + pictures, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(folder.text("out/metrics.jsonl").split(separator: "\n").count == 2)
    }
}

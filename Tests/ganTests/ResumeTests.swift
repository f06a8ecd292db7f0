import Foundation
import GANTestSupport
import Testing

/// `gan resume` and `gan run --resume`, with the real tool as a process.
@Suite(.serialized) struct ResumeTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private static let folderRecipe = repository + "/Recipes/WGANDivFolder.swift"
    private static let quick = [
        "--folder", repository + "/Tests/DataTests/Fixtures", "--side", "16", "--width", "4", "--latent", "8",
        "--batch", "4",
        "--threads", "1",
    ]

    /// A recipe that diverges at a high --rate.
    static let wildRecipe = """
        import GANKit

        @main
        struct Wild: Recipe {
            @Option(help: "Rate.") var rate = 0.5

            var plan: GAN {
                GAN(
                    data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 1), critic: .mlp(width: 8, depth: 1),
                    loss: .wasserstein, optimizer: .sgd(rate), batch: 8, steps: 60
                ) {
                    Divergence(k: 2, p: 6, at: .realAndFake)
                }
            }
        }
        """

    private func run(_ more: [String], in folder: TemporaryFolder) throws -> GanProcess {
        try GanProcess(["run", Self.folderRecipe] + Self.quick + more, in: folder)
    }

    private func bytes(_ path: String, in folder: TemporaryFolder) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(path)"))
    }

    /// Every line of metrics.jsonl without what the clock decides.
    private func numbers(_ run: String, in folder: TemporaryFolder) -> String {
        folder.text("\(run)/metrics.jsonl")
            .replacing(/"(seconds|imagesPerSecond)": [0-9.e+-]+(, )?/, with: "")
    }

    @Test(
        "a run that was stopped ends as one that was not, from decoded pictures and without them",
        arguments: ["16GB", "off"])
    func equalsUninterrupted(cache: String) throws {
        let folder = try TemporaryFolder()
        #expect(try run(["--cache", cache, "--steps", "9", "--out", "whole"], in: folder).status == 0)
        #expect(try run(["--cache", cache, "--steps", "4", "--out", "stopped"], in: folder).status == 0)
        let resumed = try GanProcess(["resume", "stopped", "--steps", "9"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.output.contains("stopped, from step 4"))
        #expect(numbers("stopped", in: folder) == numbers("whole", in: folder))
        #expect(numbers("whole", in: folder).split(separator: "\n").count == 9)
        for name in ["generator", "critic", "optimizers", "random"] {
            let file = "checkpoints/latest/\(name).safetensors"
            #expect(try bytes("stopped/\(file)", in: folder) == bytes("whole/\(file)", in: folder), "\(name)")
        }
        let again = try GanProcess(["resume", "stopped"], in: folder)
        #expect(again.status == 0)
        #expect(again.output.contains("has done its 9 steps; train on with --steps and a larger number"))
    }

    @Test("what would change the numbers is shown and refused; --allow-changes goes on and keeps what was")
    func changes() throws {
        let folder = try TemporaryFolder()
        #expect(try run(["--steps", "2", "--out", "out"], in: folder).status == 0)
        let refused = try GanProcess(
            ["resume", "out", "--steps", "4", "--k", "3", "--batch", "5", "--threads", "2"], in: folder)
        #expect(refused.status == 64)
        for words in [
            "out was trained otherwise:", "\n  --k was 2 and is 3\n", "\n  batch was 4 and is 5\n",
            "\n  threads was 1 and is 2\n", "--allow-changes",
        ] {
            #expect(refused.errors.contains(words), "\(words) in \(refused.errors)")
        }
        #expect(!refused.errors.contains("steps was"))
        let text = try String(contentsOfFile: Self.folderRecipe, encoding: .utf8)
        try folder.write("Other.swift", text.replacingOccurrences(of: "betas: (0.5", with: "betas: (0.6"))
        let other = try GanProcess(["run", "Other.swift", "--resume", "out", "--steps", "4"], in: folder)
        #expect(other.status == 64)
        #expect(other.errors.contains("the recipe is another:"))
        #expect(other.errors.contains("betas: (0.5"))
        #expect(other.errors.contains("betas: (0.6"))
        #expect(folder.text("out/recipe.swift") == text)
        let elsewhere = try GanProcess(["resume", "out", "--steps", "4", "--out", "elsewhere"], in: folder)
        #expect(elsewhere.status == 64)
        #expect(elsewhere.errors.contains("a run goes on in its own folder"))

        let allowed = try GanProcess(
            ["run", "Other.swift", "--resume", "out", "--steps", "4", "--allow-changes"], in: folder)
        #expect(allowed.status == 0, "\(allowed.errors)")
        #expect(allowed.errors.contains("the numbers are not those of one uninterrupted run"))
        #expect(folder.text("out/recipe-until-000002.swift.txt") == text)
        #expect(folder.text("out/recipe.swift") == folder.text("Other.swift"))
        #expect(folder.text("out/run.json").contains("(0.6"))
        #expect(folder.text("out/run-until-000002.json").contains("(0.5"))

        // Numbers of threads that would end the machine, among the words of the run and as what it took by itself.
        let description = folder.text("out/run.json")
        for (place, other, words) in [
            (#""--threads", "1""#, #""--threads", "100000""#, "--threads is 100,000 and must be 1 to "),
            (#""--threads", "1", "#, "", #""threads" in "#),
        ] {
            #expect(description.contains(place))
            let hostile = description.replacing(place, with: other).replacing(
                #""threads": 1,"#, with: #""threads": 100000,"#)
            try folder.write("out/run.json", hostile)
            let many = try GanProcess(["resume", "out", "--steps", "6"], in: folder)
            #expect(many.status == 64)
            #expect(many.errors.contains(words), "\(many.errors)")
        }
    }

    @Test(
        "signals finish the step and save",
        arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
    func signals(signal: Int32, status: Int32) throws {
        let folder = try TemporaryFolder()
        let arguments = ["run", Self.folderRecipe] + Self.quick + ["--steps", "1000000", "--out", "out"]
        let gan = try GanProcess(arguments, in: folder) { process in
            let metrics = folder.path + "/out/metrics.jsonl"
            let deadline = Date(timeIntervalSinceNow: 60)
            while !FileManager.default.fileExists(atPath: metrics), Date() < deadline { usleep(20_000) }
            usleep(200_000)
            // A second process is told that the first one has the folder.
            if signal == SIGTERM {
                let second = try GanProcess(["resume", "out"], in: folder)
                #expect(second.status == 73)
                #expect(second.errors.contains("is being trained by another process (process \(process) on"))
            }
            kill(process, signal)
        }
        #expect(gan.status == status)
        #expect(gan.output.contains("go on with: gan resume out"))
        #expect(folder.text("out/status.json").contains("\"interrupted\""))
        let lines = folder.text("out/metrics.jsonl").split(separator: "\n")
        let step = lines.filter { !$0.contains("\"event\"") }.count
        let resumed = try GanProcess(["resume", "out", "--steps", "\(step + 1)"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.output.contains("from step \(step.formatted(.number.locale(Locale(identifier: "en"))))"))
    }

    @Test("a damaged checkpoint gives way to the one before, in words; without any other, resuming says so")
    func damage() throws {
        let folder = try TemporaryFolder()
        #expect(try run(["--steps", "4", "--checkpoint-every", "2", "--out", "out"], in: folder).status == 0)
        func spoil(_ step: String) throws {
            let path = "out/checkpoints/\(step)/critic.safetensors"
            var file = try bytes(path, in: folder)
            file[file.count - 9] ^= 1
            try file.write(to: URL(fileURLWithPath: folder.path + "/" + path))
        }
        try spoil("000004")
        let resumed = try GanProcess(["resume", "out", "--steps", "5"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.errors.contains("critic.safetensors is damaged"))
        #expect(resumed.errors.contains("going on from step 2 instead of 4"))
        #expect(folder.text("out/metrics.jsonl").split(separator: "\n").count == 5)
        for step in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/checkpoints")
        where step != "latest" {
            try spoil(step)
        }
        let lost = try GanProcess(["resume", "out", "--steps", "6"], in: folder)
        #expect(lost.status == 65)
        #expect(lost.errors.contains("no checkpoint of"))
        #expect(try GanProcess(["resume", folder.path], in: folder).status == 66)
        #expect(try GanProcess(["resume", "nowhere"], in: folder).errors.contains("nowhere is not a folder"))
    }

    @Test("a checkpoint that finds no room ends the run in words, and the one before stays")
    func noRoom() throws {
        let folder = try TemporaryFolder()
        #expect(try run(["--steps", "2", "--out", "out"], in: folder).status == 0)
        // What is compiled once needs no room later.
        #expect(try GanProcess(["resume", "out"], in: folder).status == 0)
        // The largest file that the system lets the program write: less than the critic needs.
        let small = try GanProcess(
            ["resume", "out", "--steps", "4"], in: folder,
            startedBy: ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""])
        #expect(small.status == 73, "\(small.errors)")
        #expect(small.errors.contains("cannot write"))
        #expect(small.errors.contains("make room"))
        #expect(folder.text("out/status.json").contains("\"failed\""))
        let resumed = try GanProcess(["resume", "out", "--steps", "4"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.output.contains("from step 2"))
    }

    @Test(
        "numbers that are no numbers end the run with the term, the step and what to do; a roll-back lowers the rates")
    func divergence() throws {
        let folder = try TemporaryFolder()
        try folder.write("Wild.swift", Self.wildRecipe)
        let stopped = try GanProcess(["run", "Wild.swift", "--rate", "50", "--out", "stopped"], in: folder)
        #expect(stopped.status == 70, "\(stopped.errors)")
        #expect(stopped.errors.contains("is undefined (NaN)") || stopped.errors.contains("is infinite"))
        #expect(stopped.errors.contains("lower the learning rates"))
        #expect(folder.text("stopped/metrics.jsonl").contains("\"event\": \"divergence\""))
        let options = ["--rate", "50", "--out", "back", "--on-divergence", "roll-back", "--checkpoint-every", "10"]
        let back = try GanProcess(["run", "Wild.swift"] + options, in: folder)
        #expect(
            back.errors.contains(
                "rolled back to step 0, roll-back 1 of 3: the learning rates are now 0.500 of the plan's"))
        #expect(folder.text("back/metrics.jsonl").contains("\"event\": \"rollBack\""))
    }

    @Test(
        "what a watcher of one's own measures is in metrics.jsonl, also at the last step, and its best checkpoint stays"
    )
    func bestMetric() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Measured.swift",
            """
            import GANKit

            struct FromFour: Watcher {
                let interval = 2
                func watch(_ moment: TrainingMoment) { moment.record("fromFour", abs(Double(moment.step) - 4), better: .lower) }
            }

            @main
            struct Measured: Recipe {
                var plan: GAN {
                    GAN(
                        data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 1), critic: .mlp(width: 8, depth: 1),
                        loss: .wasserstein, optimizer: .adam(1e-3), batch: 8, steps: 9, keep: [.last(1), .best(of: "fromFour")]
                    ) {
                        Divergence(k: 2, p: 6, at: .realAndFake)
                    } watch: {
                        FromFour()
                    }
                }
            }
            """)
        let gan = try GanProcess(["run", "Measured.swift", "--out", "out"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        let measured = folder.text("out/metrics.jsonl").split(separator: "\n").filter { $0.contains("\"metrics\"") }
        #expect(measured.count == 5)
        #expect(measured.last?.contains("\"step\": 9,") == true)
        #expect(measured.last?.contains("\"metrics\": {\"fromFour\": 5.0}") == true)
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/checkpoints").sorted()
        #expect(kept == ["000004", "000009", "latest"])
    }
}

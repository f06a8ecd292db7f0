import Foundation
import Testing

/// `gan study` with the real tool, on a recipe that trains points for a few steps.
@Suite(.serialized) struct StudyTests {
    /// Its score is a formula of its options and its seed, so that tables can be compared to the letter.
    ///
    /// With k = 3 it
    /// fails in its second step, unless a variable of the environment heals it.
    static let recipe = """
        import Foundation
        import GANKit

        struct Score: Watcher {
            let interval = 2
            let k, p: Double
            let pause: Int
            func watch(_ moment: TrainingMoment) throws {
                usleep(UInt32(1_000 * pause))
                if k == 3, ProcessInfo.processInfo.environment["STUDY_HEALED"] == nil {
                    throw GANError(.ourFault, "k = 3, p = \\(p) is not to be")
                }
                // The last value counts, which is larger than those before.
                moment.record("score", k * p + Double(moment.seed) + Double(moment.step) / 1000, better: .lower)
                moment.record("steps", Double(moment.step), better: .higher)
            }
        }

        @main
        struct Scored: Recipe {
            @Option(help: "A factor.") var k = 2.0
            @Option(help: "Another factor.") var p = 6.0
            @Option(help: "Milliseconds.") var pause = 0
            @Flag(inversion: .prefixedNo, help: "A flag.") var soft = true

            var plan: GAN {
                GAN(
                    data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 1), critic: .mlp(width: 8, depth: 1),
                    loss: .wasserstein, optimizer: .adam(1e-3), batch: 8, steps: 4
                ) {
                    Divergence(k: k, p: p, at: .realAndFake)
                } watch: {
                    Score(k: k, p: p, pause: pause)
                    SampleGrid(every: 100)
                }
            }
        }
        """

    private static let start = ["study", "Scored.swift", "--metric", "score", "--out", "out"]

    private func study(
        _ more: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:], startedBy: [String] = [],
        whileRunning: ((Int32) throws -> Void)? = nil
    ) throws -> GanProcess {
        try folder.write("Scored.swift", Self.recipe)
        return try GanProcess(
            Self.start + more, in: folder, variables, startedBy: startedBy, whileRunning: whileRunning)
    }

    private func waits(for seconds: Double = 60, until isSo: () -> Bool) {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while !isSo(), Date() < deadline { usleep(20_000) }
    }

    @Test("every combination and seed runs; what fails stays failed with its reason until it is to be tried again")
    func table() throws {
        let folder = try TemporaryFolder()
        let options = ["--vary", "k=1,3", "--vary", "p=2,6", "--seeds", "2", "--metric", "steps", "--jobs", "2"]
        let gan = try study(options, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        try expectSnapshot(gan.output, "study-table")
        #expect(gan.errors.hasPrefix("Study  out: 4 combinations × 2 seeds, 8 runs, 2 at a time on "))
        #expect(gan.errors.split(separator: "\n").count == 9)
        #expect(gan.errors.contains("[8/8]"))
        let rows = folder.text("out/results.csv").split(separator: "\n").map { row in
            // Seconds are the clock's.
            row.split(separator: ",", omittingEmptySubsequences: false).enumerated().filter { $0.offset != 5 }
                .map(\.element).joined(separator: ",")
        }
        #expect(rows.count == 9)
        #expect(rows[0] == "k,p,seed,state,steps,score,steps,exit_status,reason,folder")
        #expect(rows[2] == "1,2,2,finished,4,4.004,4.0,0,,\"runs/k=1,p=2,seed=2\"")
        #expect(rows[8] == "3,6,2,failed,2,,,70,\"k = 3, p = 6.0 is not to be\",\"runs/k=3,p=6,seed=2\"")
        #expect(folder.text("out/study.html").contains("k = 3, p = 6.0 is not to be"))
        #expect(folder.text("out/study.html").contains("data:image/png;base64,"))

        // Nothing is left to do: no run starts.
        let again = try GanProcess(["study", "out"], in: folder)
        #expect(again.status == 0)
        #expect(again.output == gan.output)
        #expect(again.errors.contains("8 of 8 runs over already"))
        #expect(again.errors.split(separator: "\n").count == 1)

        let healed = try GanProcess(
            ["study", "out", "--retry-failed", "--json"], in: folder, ["STUDY_HEALED": "yes"])
        #expect(healed.status == 0, "\(healed.errors)")
        struct Results: Decodable {
            struct Run: Decodable { let state: String }
            let runs: [Run]
        }
        let results = try JSONDecoder().decode(Results.self, from: Data(healed.output.utf8))
        #expect(results.runs.map(\.state) == [String](repeating: "finished", count: 8))
        #expect(healed.output == folder.text("out/results.json"))

        try folder.write("Scored.swift", Self.recipe + "\n// changed\n")
        let changed = try GanProcess(["study", "out"], in: folder)
        #expect(changed.status == 64)
        #expect(changed.errors.contains("out is another study:\n  the recipe has changed since\n"))
    }

    @Test(
        "a study that was killed, and one that was stopped, go on and end as if nothing had happened",
        arguments: [(SIGKILL, 9), (SIGINT, 130)] as [(Int32, Int32)])
    func resumption(signal: Int32, status: Int32) throws {
        let folder = try TemporaryFolder()
        let options = [
            "--vary", "k=1,2", "--seeds", "1", "--jobs", "2", "--steps", "40", "--", "--checkpoint-every", "2",
            "--pause",
            "100",
        ]
        let places = ["out/runs/k=1,seed=1", "out/runs/k=2,seed=1"]
        let stopped = try study(options, in: folder) { process in
            waits { places.allSatisfy { folder.has("\($0)/checkpoints/000004") } }
            let second = try GanProcess(["study", "out"], in: folder)
            #expect(second.status == 73)
            #expect(second.errors.contains("by another process (process \(process) on"))
            kill(process, signal)
        }
        #expect(stopped.status == status)
        #expect(stopped.output == "")
        if signal == SIGINT {
            #expect(stopped.errors.contains("interrupted; 0 of 2 runs are over. Go on with: gan study out"))
        }
        // Also where the study was killed, its runs save and end by themselves.
        waits { places.allSatisfy { folder.text("\($0)/status.json").contains("\"interrupted\"") } }
        #expect(places.allSatisfy { folder.text("\($0)/status.json").contains("\"interrupted\"") })
        let resumed = try GanProcess(["study", "out"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(resumed.errors.contains("[2/2]"))
        for place in places {
            let lines = folder.text("\(place)/metrics.jsonl").split(separator: "\n").filter {
                !$0.contains("\"event\"")
            }
            #expect(lines.count == 40)
            #expect(folder.text(place.replacingOccurrences(of: "runs", with: "logs") + ".log").contains(", from step "))
        }
        #expect(folder.text("out/results.csv").contains("\n1,1,finished,40,"))
    }

    @Test("a run whose time is over saves and counts with what it measured last; a longer time lets it go on")
    func budget() throws {
        let folder = try TemporaryFolder()
        let options = ["--vary", "k=1", "--seeds", "1", "--budget", "4s", "--steps", "1000000", "--", "--pause", "20"]
        let gan = try study(options, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors.contains("k=1,seed=1  stopped at its budget  score 7."))
        #expect(gan.output.contains("1 at budget"))
        #expect(folder.text("out/runs/k=1,seed=1/status.json").contains("\"interrupted\""))
        #expect(try GanProcess(["study", "out"], in: folder).output == gan.output)
        let longer = try GanProcess(["study", "out", "--budget", "6s"], in: folder)
        #expect(longer.errors.contains("stopped at its budget"))
        #expect(folder.text("out/logs/k=1,seed=1.log").contains(", from step "))
    }

    @Test("no room stops the study in words, and it goes on where there is some")
    func noRoom() throws {
        let folder = try TemporaryFolder()
        let options = ["--vary", "k=1,2", "--seeds", "1"]
        // What is compiled once needs no room later.
        #expect(try study(options + ["--", "--help"], in: folder).status == 64)
        let small = try study(
            options, in: folder,
            startedBy: ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\""])
        #expect(small.status == 73, "\(small.errors)")
        #expect(small.errors.contains("cannot write"))
        #expect(small.errors.contains("go on with: gan study out"))
        let gan = try GanProcess(["study", "out"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors.contains("[2/2]"))
    }

    /// Each mistake: status 64, no folder, and these words.
    @Test(
        "mistakes are found before any run starts",
        arguments: [
            (
                ["--vary", "q=1"],
                "the recipe has no option 'q'\nIts own options: k, p, pause, soft\nThose of every recipe: steps, batch,"
            ),
            (
                ["--vary", "k=1,0", "--vary", "p=2,6"],
                "the recipe refuses k=0,p=2: Divergence: k is 0.0 and must be above 0"
            ),
            (["--vary", "k=1,many"], "the recipe refuses k=many: The value 'many' is invalid for '--k <k>'"),
            (["--vary", "soft=1"], "--soft is a flag and takes no '1'; write --vary soft=true,false"),
            (["--vary", "seed=1,2"], "--vary seed is what --seeds does"),
            (["--vary", "k=1,1"], "--vary k has the value 1 twice"), (["--vary", "k="], "--vary k has no values"),
            (["--vary", "k=1", "--", "--k", "2"], "--k is varied and passed on as well"),
            (["--vary", "k=1", "--", "--out", "x"], "--out after -- is not for studies"),
            (["--vary", "k=1", "--", "--wrong"], "the recipe refuses this: Unknown option '--wrong'"),
            (["--seeds", "0"], "--seeds is 0 and must be 1 or more"),
            (["--jobs", "0"], "--jobs is 0 and must be 1 to"),
            (["--steps", "0"], "--steps is 0 and must be 1 or more"),
            (["--budget", "30"], "--budget is '30' and must be a time such as 30m"),
            (["--metric", "score"], "--metric score is there twice"),
        ])
    func mistakes(options: [String], words: String) throws {
        let folder = try TemporaryFolder()
        let gan = try study(options, in: folder)
        #expect(gan.status == 64)
        #expect(gan.output == "")
        #expect(gan.errors.hasPrefix("gan: " + words), "\(gan.errors)")
        #expect(!folder.has("out"))
    }

    @Test(
        "a number that no run records ends the study after the first run, which stays, and those that are recorded are named"
    )
    func unknownMetric() throws {
        let folder = try TemporaryFolder()
        try folder.write("Scored.swift", Self.recipe)
        let gan = try GanProcess(
            [
                "study", "Scored.swift", "--vary", "soft=true,false", "--seeds", "1", "--metric", "scores", "--out",
                "out",
            ],
            in: folder)
        #expect(gan.status == 64)
        #expect(
            gan.errors.contains(
                "no number 'scores' is recorded by soft=true,seed=1, but score, steps\nGo on with: gan study out --metric score"
            ))
        #expect(folder.text("out/results.csv").contains("false,1,waiting"))
        let right = try GanProcess(["study", "out", "--metric", "score"], in: folder)
        #expect(right.status == 0, "\(right.errors)")
        #expect(folder.text("out/runs/soft=false,seed=1/run.json").contains("\"soft\": false"))
        try folder.write(
            "Plain.swift",
            Self.recipe.replacingOccurrences(of: "Score(k: k, p: p, pause: pause)", with: ""))
        let plain = try GanProcess(["study", "Plain.swift", "--metric", "w1"], in: folder)
        #expect(plain.status == 64)
        #expect(plain.errors.contains("the recipe measures nothing that could be compared"))
    }

    @Test func missing() throws {
        let folder = try TemporaryFolder()
        try folder.write("Scored.swift", Self.recipe)
        try folder.write("full/file", "of somebody's")
        for (words, status, message) in [
            ([], 64, "missing argument"), (["Scored.swift", "--vary", "k=1"], 64, "--metric is missing"),
            (["Other.swift", "--metric", "a"], 66, "Other.swift does not exist"),
            (["Scored.swift", "--metric", "score", "--out", "full"], 73, "full is there already and holds no study"),
        ] as [([String], Int32, String)] {
            let gan = try GanProcess(["study"] + words, in: folder)
            #expect(gan.status == status)
            #expect(gan.errors.contains(message), "\(gan.errors)")
        }
    }
}

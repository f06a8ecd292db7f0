import Foundation
import GANTestSupport
import Testing

@testable import GANKit

@Suite("Checkpoints")
struct CheckpointTests {
    private let messages = Messages()

    private func trainer(average: WeightAverage? = nil, keep: KeptCheckpoints = .last(3)) throws -> Trainer {
        let plan = GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 4, depth: 1), critic: .mlp(width: 4, depth: 1),
            loss: .wasserstein, optimizer: .adam(1e-3), average: average, batch: 4, steps: 100, keep: keep
        ) {
            Divergence(at: .real)
        }
        return try Trainer(plan, settings: TrainingSettings(seed: 1))
    }

    /// A run with checkpoints after steps 1, 2 and so on.
    private func run(_ trainer: Trainer, checkpoints: Int) throws -> TemporaryRun {
        let run = try TemporaryRun()
        let stream = try trainer.openData()
        defer { stream.close() }
        for _ in 0..<checkpoints {
            _ = try trainer.trainStep { try stream.next() }
            var progress = RunProgress()
            progress.dataPosition = stream.position
            try Checkpoint.write(trainer, progress, to: run.folder)
        }
        return run
    }

    @Test("the newest stays, and what the rules keep")
    func retention() throws {
        let last = try run(trainer(keep: .last(2)), checkpoints: 5)
        #expect(Checkpoints(run: last.folder).steps == [5, 4])
        let every = try run(trainer(keep: [.last(1), .every(2)]), checkpoints: 5)
        #expect(Checkpoints(run: every.folder).steps == [5, 4, 2])
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: every.folder.file("checkpoints/latest"))
                == "000005")
        let best = KeptCheckpoints.best(of: "frechet")
        #expect(best.expendable([1, 2, 3, 4], best: ["frechet": 2]) == [3, 1])
        #expect(best.expendable([1, 2, 3], best: [:]) == [2, 1])
        // One that there is because the run was stopped takes the place of none that a roll-back may need.
        #expect(KeptCheckpoints.last(2).expendable([4, 8, 12, 13, 14], best: [:], stops: [13, 14]) == [4])
        #expect(throws: GANError.self) { try trainer(keep: .last(0)) }
    }

    @Test("checkpoints past which the training went back do not outlive the next one, whatever the rules keep")
    func abandonedFuture() throws {
        let trainer = try trainer(keep: .last(1))
        let run = try run(trainer, checkpoints: 2)
        let folder = run.folder.file("checkpoints")
        // A damaged one of a later step, from which nobody could go on.
        try FileManager.default.copyItem(atPath: folder + "/000002", toPath: folder + "/000004")
        try Data("damage".utf8).write(to: URL(fileURLWithPath: folder + "/000004/critic.safetensors"))
        let stream = try trainer.openData(at: 2)
        defer { stream.close() }
        _ = try trainer.trainStep { try stream.next() }
        try Checkpoint.write(trainer, RunProgress(), to: run.folder)
        #expect(Checkpoints(run: run.folder).steps == [3])
        #expect(try Checkpoints(run: run.folder).newest(logger: Messages().logger).state.step == 3)
    }

    @Test("a metric counts as the best by its own direction")
    func bestMetrics() {
        var progress = RunProgress()
        let values: [(Double, Bool)] = [(5, true), (6, false), (.nan, false), (4, true)]
        for (step, (value, isBest)) in values.enumerated() {
            let taken = progress.take(MetricValue("frechet", value, better: .lower), at: step)
            #expect(taken == isBest)
        }
        #expect(progress.best["frechet"] == .init(value: 4, step: 3))
        let modes = [3.0, 2].map { value in progress.take(MetricValue("modes", value, better: .higher), at: 1) }
        #expect(modes == [true, false])
    }

    @Test(
        "a checkpoint with any file cut short, changed in one bit or missing gives way to the one before, in words",
        arguments: [
            "generator.safetensors", "critic.safetensors", "generator_average.safetensors", "optimizers.safetensors",
            "random.safetensors", "state.json", "checksums.txt",
        ])
    func damage(name: String) throws {
        for damage in 0..<3 {
            let run = try run(trainer(average: .exponential(0.9)), checkpoints: 2)
            let path = run.folder.checkpoint(after: 2) + "/" + name
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            switch damage {
            case 0: bytes.removeLast(bytes.count / 2)
            case 1: bytes[bytes.count / 2] ^= 4
            default: break
            }
            if damage == 2 {
                try FileManager.default.removeItem(atPath: path)
            } else {
                try bytes.write(to: URL(fileURLWithPath: path))
            }
            let messages = Messages()
            let (_, state) = try Checkpoints(run: run.folder).newest(logger: messages.logger)
            #expect(state.step == 1)
            #expect(messages.warnings.count == 1)
            #expect(messages.warnings.first?.contains("000002") == true)
            #expect(
                messages.warnings.first?.hasSuffix("going on from step 1 instead of 2") == true, "\(messages.warnings)")
        }
    }

    @Test("a list of digests that lacks a file is refused, also one that was put there and would be read")
    func unlisted() throws {
        let run = try run(trainer(), checkpoints: 1)
        let folder = Checkpoints(run: run.folder).folder(after: 1)
        let list = try String(contentsOfFile: folder.file("checksums.txt"), encoding: .utf8)
        let without = list.split(separator: "\n").filter { !$0.hasSuffix("critic.safetensors") }.joined(separator: "\n")
        try (without + "\n").write(toFile: folder.file("checksums.txt"), atomically: true, encoding: .utf8)
        let error = try #require(throws: GANError.self) { try folder.verify() }
        #expect(error.status == .badData)
        #expect(error.message.contains("checksums.txt does not list critic.safetensors"))
        try list.write(toFile: folder.file("checksums.txt"), atomically: true, encoding: .utf8)
        try folder.verify()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file("notes.txt")))
        try folder.verify()
        try FileManager.default.copyItem(
            atPath: folder.file("generator.safetensors"), toPath: folder.file("generator_average.safetensors"))
        #expect(throws: GANError.self) { try folder.verify() }
    }

    @Test(
        "weights that are no numbers are refused, where samples are drawn and where training goes on",
        arguments: [Double.nan, .infinity])
    func spoilt(value: Double) throws {
        let spoilt = try trainer()
        withoutGradients { spoilt.generator.parameters[0].tensor.fill(value) }
        let run = try TemporaryRun()
        try Checkpoint.write(spoilt, RunProgress(), to: run.folder)
        let fresh = try trainer()
        let (folder, state) = try Checkpoints(run: run.folder).newest(logger: messages.logger)
        let before = fresh.generator.parameters[0].tensor.values()
        for use in [
            { try fresh.restore(from: folder, state) },
            { _ = try Checkpoint.load(of: run.folder, into: fresh.generator, logger: self.messages.logger) },
        ] {
            let error = try #require(throws: GANError.self) { try use() }
            #expect(error.status == .badData)
            #expect(
                error.message.contains("holds numbers that are not finite, NaN or infinite, in 0.weight"),
                "\(error.message)")
        }
        #expect(fresh.generator.parameters[0].tensor.values() == before)
    }

    @Test("any flipped bit of any file is found")
    func everyBit() throws {
        let run = try run(trainer(), checkpoints: 1)
        let folder = Checkpoints(run: run.folder).folder(after: 1)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let url = URL(fileURLWithPath: folder.file(name))
            let whole = try Data(contentsOf: url)
            for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 23)) {
                var bytes = whole
                bytes[place] ^= UInt8(1 << (place % 8))
                try bytes.write(to: url)
                #expect(throws: GANError.self, "\(name) \(place)") {
                    try Checkpoints(run: run.folder).newest(logger: messages.logger)
                }
            }
            try whole.write(to: url)
        }
        _ = try Checkpoints(run: run.folder).newest(logger: messages.logger)
    }

    @Test(
        "what a killed process left half done is no checkpoint, and goes with the next one; a displaced one comes back")
    func leftovers() throws {
        let trainer = try trainer()
        let run = try run(trainer, checkpoints: 1)
        let (files, folder) = (FileManager.default, run.folder.file("checkpoints"))
        try files.copyItem(atPath: folder + "/000001", toPath: folder + "/000009.123.part")
        try files.moveItem(atPath: folder + "/000001", toPath: folder + "/000001.displaced")
        Checkpoints(run: run.folder).mend()
        #expect(try Checkpoints(run: run.folder).newest(logger: messages.logger).state.step == 1)
        try Checkpoint.write(trainer, RunProgress(), to: run.folder)
        #expect(try files.contentsOfDirectory(atPath: folder).sorted() == ["000001", "latest"])
    }

    @Test("checkpoints of other versions are read or refused in words")
    func versions() throws {
        let run = try run(trainer(), checkpoints: 1)
        let path = run.folder.checkpoint(after: 1)
        try FileManager.default.removeItem(atPath: path + "/checksums.txt")
        func write(_ state: String) throws {
            try state.write(toFile: path + "/state.json", atomically: true, encoding: .utf8)
        }
        try write(#"{"version": 1, "step": 1, "latent": 2, "sampleShape": [2]}"#)
        let (folder, state) = try Checkpoints(run: run.folder).newest(logger: messages.logger)
        let old = try #require(throws: GANError.self) { try trainer().restore(from: folder, state) }
        #expect(old.message.contains("holds the weights alone"))
        // The weights can be used nevertheless.
        let generator = try trainer().generator
        _ = try Checkpoint.load(of: run.folder, into: generator, logger: messages.logger)
        try write(#"{"version": 99, "step": 1, "latent": 2, "sampleShape": [2]}"#)
        let newer = try #require(throws: GANError.self) {
            try Checkpoints(run: run.folder).newest(logger: messages.logger)
        }
        #expect(newer.message.contains("has the version 99, and this GANKit reads 1 to 2"))
        #expect(newer.status == .badData)
    }

    @Test("a checkpoint of other networks is refused by name and shape, and nothing is changed")
    func otherNetworks() throws {
        let run = try run(trainer(), checkpoints: 1)
        let (folder, state) = try Checkpoints(run: run.folder).newest(logger: messages.logger)
        var plan = try trainer().plan
        plan.generator = .mlp(latent: 2, width: 6, depth: 1)
        let other = try Trainer(plan, settings: TrainingSettings())
        let before = other.generator.parameters.map { $0.tensor.values() }
        let error = try #require(throws: GANError.self) { try other.restore(from: folder, state) }
        #expect(error.message.contains("has the shape [4, 2]"), "\(error)")
        #expect(error.message.contains("was the recipe changed after the run?"))
        #expect(other.generator.parameters.map { $0.tensor.values() } == before)
    }

    @Test(
        "files of a checkpoint that are links or pipes are refused, and digests of files elsewhere",
        arguments: ["state.json", "critic.safetensors", "checksums.txt", ".."])
    func fromElsewhere(name: String) throws {
        let run = try run(trainer(), checkpoints: 1)
        let folder = Checkpoints(run: run.folder).folder(after: 1)
        func refusal() throws -> String {
            try #require(throws: GANError.self) { try Checkpoints(run: run.folder).newest(logger: messages.logger) }
                .message
        }
        guard name != ".." else {
            let list = folder.file("checksums.txt")
            let text = try String(contentsOfFile: list, encoding: .utf8)
            for path in ["../000001/state.json", "/etc/hostname", "..", "."] {
                try (text + "\(text.prefix(64))  \(path)\n").write(toFile: list, atomically: true, encoding: .utf8)
                #expect(try refusal().contains("checksums.txt is damaged"))
            }
            return
        }
        let path = folder.file(name)
        try FileManager.default.moveItem(atPath: path, toPath: run.folder.file("private"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../../private")
        #expect(try refusal().contains("\(name) is a link to ../../private"))
        try FileManager.default.removeItem(atPath: path)
        try #require(mkfifo(path, 0o600) == 0)
        #expect(try refusal().contains("\(name) is a pipe"))
    }

    @Test("one process at a time trains in a folder")
    func lock() throws {
        let run = try TemporaryRun()
        try withExtendedLifetime(RunLock(run.folder)) {
            #expect(RunLock.isHeld(run.folder))
            let error = try #require(throws: GANError.self) { try RunLock(run.folder) }
            #expect(error.message.contains("is being trained by another process (process \(getpid())"))
        }
        #expect(!RunLock.isHeld(run.folder))
    }
}

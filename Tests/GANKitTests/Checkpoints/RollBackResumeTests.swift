import Foundation
import GANTestSupport
import Synchronization
import Testing

@testable import GANKit

/// Runs that roll back, killed at many moments or stopped, and gone on with, against one that was never stopped.
@Suite("Resuming runs that roll back", .serialized)
struct RollBackResumeTests {
    private let folder = NSTemporaryDirectory() + "gan-roll-back-\(UUID().uuidString)"
    private let console = Console.standard

    init() { console.isQuiet = true }

    private func train(_ name: String, _ words: [String] = []) throws -> RunFolder {
        let arguments = words + ["--out", "\(folder)/\(name)", "--quiet"]
        try TrainCommand<Jolting>.parse(arguments).start(arguments: arguments)
        return RunFolder(path: "\(folder)/\(name)")
    }

    private func resume(_ run: RunFolder, _ words: [String] = []) throws {
        try ResumedRun(run.path, typed: words, allowsChanges: false).goOn(TrainCommand<Jolting>.self)
    }

    /// Lines of metrics.jsonl without what the clock decides.
    private func numbers(_ run: RunFolder) -> [String] {
        let text = FileManager.default.contents(atPath: run.file("metrics.jsonl")) ?? Data()
        return String(decoding: text, as: UTF8.self)
            .replacing(/"(seconds|imagesPerSecond)": [0-9.e+-]+(, )?/, with: "").components(separatedBy: "\n")
    }

    private func expectEqual(_ run: RunFolder, _ whole: RunFolder, _ what: String) throws {
        #expect(numbers(run) == numbers(whole), "\(what)")
        let names = try FileManager.default.contentsOfDirectory(atPath: whole.file("checkpoints/latest"))
        for name in names where name.hasSuffix(".safetensors") {
            let file = "checkpoints/latest/\(name)"
            let (own, wanted) = (
                FileManager.default.contents(atPath: run.file(file)),
                FileManager.default.contents(atPath: whole.file(file))
            )
            #expect(own == wanted && own != nil, "\(what): \(name)")
        }
        #expect(RunStatus.read(from: run)?.state == .finished)
    }

    @Test("killed at any moment, a run that rolls back ends with the same bytes: also within a roll-back")
    func kills() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (copies, source) = (folder + "/copies", folder + "/whole")
        try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
        let count = Mutex(0)
        // A copy of the folder is what a process leaves that is killed at this moment.
        Shutter.onPress.withLock { press in
            press = {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                try? FileManager.default.copyItem(atPath: source, toPath: "\(copies)/\(number)")
            }
        }
        let whole = try train("whole")
        Shutter.onPress.withLock { $0 = nil }
        let events = numbers(whole).compactMap { MetricsLine(Data($0.utf8)) }.filter { $0.event == "rollBack" }
        #expect(events.map(\.step) == [8, 16, 12, 28, 24])
        #expect(count.withLock { $0 } > 30)
        var resumed = 0
        for number in 1...count.withLock({ $0 }) {
            let run = RunFolder(path: "\(copies)/\(number)")
            let checkpoints = Checkpoints(run: run)
            checkpoints.mend()
            // A run that was killed before its first checkpoint has nothing to go on from.
            guard !checkpoints.steps.isEmpty else { continue }
            resumed += 1
            try resume(run)
            try expectEqual(run, whole, "copy \(number)")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: run.path).allSatisfy { !$0.hasSuffix(".part") })
        }
        #expect(resumed > 25)
    }

    @Test(
        "stopped in good order, once or again and again, it ends with the same bytes: no roll-back leads to a checkpoint that an uninterrupted run does not have",
        arguments: [[13], [18, 19], [3, 11, 27, 30]])
    func stops(steps: [Int]) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let whole = try train("whole")
        let run = try train("stopped", ["--steps", "\(steps[0])"])
        for step in steps.dropFirst() + [34] { try resume(run, ["--steps", "\(step)"]) }
        try expectEqual(run, whole, "\(steps)")
        #expect(
            Checkpoints(run: run).steps.filter { $0.isMultiple(of: 4) || $0 == 34 } == Checkpoints(run: whole).steps)
    }

    @Test(
        "what was killed after its last checkpoint is put right: latest, status.json, half files; the state is finished"
    )
    func end() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try train("run", ["--steps", "6"])
        let files = FileManager.default
        let (latest, page) = (run.file("checkpoints/latest"), run.file("report.html"))
        try files.removeItem(atPath: latest)
        try files.createSymbolicLink(atPath: latest, withDestinationPath: "000004")
        try RunStatus(.running, step: 4, of: 6, seconds: 1).write(to: run)
        try files.removeItem(atPath: page)
        let mine = run.file("notes.part")
        let leftovers = [
            "status.json.123.part", "samples/000003.png.77.0123456789abcdef.part", "checkpoints/000006.9.part",
        ]
        for path in [mine] + leftovers.map(run.file) { try Data("half".utf8).write(to: URL(fileURLWithPath: path)) }
        #expect(RunState(of: run) == .finished)
        #expect(try RunSummary(run).state == .finished)
        #expect(try RecordedTraining(run).state == .finished)
        try resume(run)
        #expect(try files.destinationOfSymbolicLink(atPath: latest) == "000006")
        #expect(RunStatus.read(from: run)?.state == .finished)
        #expect(RunStatus.read(from: run)?.step == 6)
        #expect(files.fileExists(atPath: page))
        #expect(leftovers.filter { files.fileExists(atPath: run.file($0)) } == [])
        #expect(files.fileExists(atPath: mine))
    }

    @Test("to ask for fewer steps than were done is said; lowered rates are no difference to the plan")
    func words() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try train("run", ["--steps", "6"])
        let error = try #require(throws: GANError.self) { try resume(run, ["--steps", "5"]) }
        #expect(error.status == .usage)
        #expect(error.message.contains("has done 6 steps, more than the 5 that it is to have now"))
        #expect(error.message.contains("for 5 steps more say --steps 11"))
        // The plan says what it said, also where the rates were lowered since.
        try resume(run, ["--steps", "12"])
        let again = try #require(throws: GANError.self) { try resume(run, ["--steps", "15", "--batch", "7"]) }
        #expect(again.message.contains("batch was 8 and is 7"))
        #expect(!again.message.contains("Optimizer"))
    }

    @Test("a folder that is removed while the run trains ends it in words, and is not made anew")
    func removed() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/gone"
        Shutter.onLook.withLock { look in
            look = { step in if step == 4 { try? FileManager.default.removeItem(atPath: path) } }
        }
        defer { Shutter.onLook.withLock { $0 = nil } }
        let error = try #require(throws: GANError.self) { try train("gone") }
        #expect(error.status == .cannotWrite)
        #expect(error.message.contains("gone was removed or moved while the run trained in it"), "\(error.message)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a folder in which another process trains is refused as that")
    func busy() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try RunFolder.create(at: folder + "/busy", for: "test")
        try withExtendedLifetime(RunLock(run)) {
            let error = try #require(throws: GANError.self) { try train("busy") }
            #expect(error.message.contains("busy is being trained by another process (process \(getpid())"))
            #expect(!error.message.contains("remove"))
        }
    }
}

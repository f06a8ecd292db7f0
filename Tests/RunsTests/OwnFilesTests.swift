import Foundation
import GANBase
import GANRuns
import GANTestSupport
import Testing

/// Run folders that somebody else has sent.
@Suite("A run's folder from elsewhere")
struct OwnFilesTests {
    private func refusal(of folder: RecordedRunFolder) throws -> GANError {
        try #require(throws: GANError.self) { try folder.training() }
    }

    private func link(_ name: String, to target: String, in folder: RecordedRunFolder) throws {
        let path = folder.run.file(name)
        try? FileManager.default.removeItem(atPath: path)
        try WholeFile.makeFolder((path as NSString).deletingLastPathComponent)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    private static let files = [
        "run.json", "status.json", "metrics.jsonl", "unreadable.txt", "lock", "recipe.swift", "helper.swift",
        "events.out.tfevents.1.host.2", "libraries/Sources/A.swift",
    ]
    private static let folders = ["samples", "checkpoints", "checkpoints/000500", "libraries", "libraries/Sources"]

    @Test("a link in the place of a file or a folder of a run's is refused in words", arguments: files + folders)
    func links(name: String) throws {
        let folder = try RecordedRunFolder()
        let target = folder.run.path + "-private"
        try WholeFile.makeFolder(target)
        try link(name, to: target, in: folder)
        let error = try refusal(of: folder)
        #expect(error.status == .badData)
        #expect(error.message.contains("\(name) is a link to \(target), where a f"), "\(error)")
    }

    @Test("pipes are refused, and nobody waits for who would write to them", arguments: files)
    func pipes(name: String) throws {
        let folder = try RecordedRunFolder()
        let path = folder.run.file(name)
        try? FileManager.default.removeItem(atPath: path)
        try WholeFile.makeFolder((path as NSString).deletingLastPathComponent)
        try #require(mkfifo(path, 0o600) == 0)
        #expect(try refusal(of: folder).message.contains("\(name) is a pipe"))
        // Each reader by itself, too.
        #expect(!RunLock.isHeld(folder.run))
        #expect(RunStatus.read(from: folder.run) == nil)
        var metrics = RecordedMetrics()
        metrics.read(folder.run.file("metrics.jsonl"))
        #expect(metrics.lastStep == 0)
        #expect(MetricsTail.lastStep(of: folder.run.file("metrics.jsonl")) == 0)
    }

    @Test("latest points at a checkpoint beside it and at nothing else", arguments: ["..", "../..", "/etc", "best"])
    func latest(target: String) throws {
        let folder = try RecordedRunFolder()
        try folder.write(#"{"step": 5, "seconds": 1}"#, "checkpoints/000005/state.json")
        try link("checkpoints/latest", to: "000005", in: folder)
        #expect(try folder.training().step == 0)
        #expect(folder.run.latestCheckpoint == folder.run.file("checkpoints/000005"))
        // A copy may have a folder in its place.
        try FileManager.default.removeItem(atPath: folder.run.file("checkpoints/latest"))
        try folder.write("{}", "checkpoints/latest/state.json")
        #expect(try folder.training().step == 0)
        #expect(folder.run.latestCheckpoint == folder.run.file("checkpoints/latest"))
        try link("checkpoints/latest", to: target, in: folder)
        #expect(folder.run.latestCheckpoint == nil)
        #expect(try refusal(of: folder).message.contains("does not point at a checkpoint beside it"))
    }

    @Test("a run's folder may be reached through a link, and hold links of other names")
    func harmless() throws {
        let folder = try RecordedRunFolder()
        try folder.append(stepLine(3))
        try link("notes", to: "/etc/hosts", in: folder)
        let link = folder.run.path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.run.path)
        #expect(try RecordedTraining(RunFolder(path: link)).step == 3)
    }

    @Test("nothing is locked, cut or begun anew through a link")
    func writing() throws {
        let folder = try RecordedRunFolder()
        try folder.write(stepLine(1) + stepLine(2), "private")
        for name in ["lock", "metrics.jsonl"] { try link(name, to: "private", in: folder) }
        let lock = try #require(throws: GANError.self) { try RunLock(folder.run) }
        #expect(lock.message.contains("lock is a link to private"))
        try MetricsFile(folder.run.file("metrics.jsonl")).cut(after: 1)
        #expect(throws: GANError.self) { try RunFolder.create(at: folder.run.path + "/private", for: "a") }
        let fresh = try RecordedRunFolder()
        try FileManager.default.removeItem(atPath: fresh.run.file("run.json"))
        try link("metrics.jsonl", to: folder.run.file("private"), in: fresh)
        let error = try #require(throws: GANError.self) { try RunFolder.create(at: fresh.run.path, for: "a") }
        #expect(error.message.contains("metrics.jsonl is a link to"))
        #expect(
            FileManager.default.contents(atPath: folder.run.file("private")) == Data((stepLine(1) + stepLine(2)).utf8))
    }

    @Test("what commands make of a run goes into no link", arguments: ["drawn", "exported"])
    func made(name: String) throws {
        let folder = try RecordedRunFolder()
        #expect(try folder.run.ownFolder(name) == folder.run.file(name))
        try WholeFile.makeFolder(folder.run.file(name))
        #expect(try folder.run.ownFolder(name) == folder.run.file(name))
        try link(name, to: "/tmp", in: folder)
        let error = try #require(throws: GANError.self) { try folder.run.ownFolder(name) }
        #expect(error.message.contains("\(name) is a link to /tmp, where a folder of its own belongs"))
    }

    @Test("run.json has limits: its length, the length of names, how deep it is nested")
    func limits() throws {
        let name = String(repeating: "A", count: 5_000)
        for (text, words) in [
            (#"{"recipe": "\#(name)", "arguments": []}"#, "\"recipe\" has 5,000 bytes"),
            (#"{"directory": "\#(name)", "arguments": []}"#, "\"directory\" has 5,000 bytes"),
            (
                #"{"recipe": "\#(String(repeating: "A", count: 5_000_000))", "arguments": []}"#,
                "no such file has more than 4,194,304"
            ),
            (
                #"{"arguments": [], "x": \#(String(repeating: "[", count: 100_000))\#(String(repeating: "]", count: 100_000))}"#,
                "is damaged"
            ),
        ] {
            let folder = try RecordedRunFolder(description: text)
            let error = try refusal(of: folder)
            #expect(error.status == .badData)
            #expect(error.message.contains(words), "\(error.message.prefix(300))")
        }
    }

    @Test("the last step is found at the end of a file, whatever is before")
    func tail() throws {
        let folder = try RecordedRunFolder()
        let path = folder.run.file("metrics.jsonl")
        #expect(MetricsTail.lastStep(of: path) == 0)
        try folder.append(stepLine(1))
        #expect(MetricsTail.lastStep(of: path) == 1)
        let event = #"{"step": 9, "event": "deadCritic", "message": "m"}"# + "\n"
        try folder.append(stepLine(2) + String(repeating: event, count: 3_000) + #"{"step": 3, "crit"#)
        #expect(MetricsTail.lastStep(of: path) == 2)
        // More than could be read: 64 GiB of nothing come first.
        try FileManager.default.removeItem(atPath: path)
        try folder.write("", "metrics.jsonl")
        try #require(truncate(path, 1 << 36) == 0)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data(("\n" + stepLine(41) + stepLine(42) + event).utf8))
        try file.close()
        #expect(MetricsTail.lastStep(of: path) == 42)
        #expect(try RunSummary(folder.run).step == 42)
        try #require(truncate(path, 1 << 36) == 0)
        #expect(MetricsTail.lastStep(of: path) == 0)
    }
}

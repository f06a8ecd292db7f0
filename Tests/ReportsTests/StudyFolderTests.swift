import Foundation
import GANBase
import GANRuns
import Testing

/// Study folders that somebody else has sent.
@Suite("A study's folder from elsewhere")
struct StudyFolderTests {
    private let made = StudyFolders()
    private let contents: StudyFolder.Contents

    init() throws {
        let plan = StudyPlanTests.plan([VariedOption("k", ["1"])], seeds: 1)
        contents = StudyFolder.Contents(plan: plan, runs: plan.runs())
        try made.folder.write(contents)
    }

    @Test("a run's name leads nowhere", arguments: ["..", ".", "", "../../x", "a/b", "/etc", "a\0b"])
    func names(name: String) throws {
        #expect(try made.folder.read() == contents)
        try made.folder.write(
            StudyFolder.Contents(plan: contents.plan, runs: [StudyRun(name: name, values: ["1"], seed: 1)]))
        let error = try #require(throws: GANError.self) { try made.folder.read() }
        #expect(error.status == .badData)
        #expect(error.message.contains("a run cannot be called"))
    }

    @Test("neither do links", arguments: ["runs", "logs", "lock", "runs/k=1,seed=1", "logs/k=1,seed=1.log"])
    func links(name: String) throws {
        let path = made.folder.file(name)
        try WholeFile.makeFolder((path as NSString).deletingLastPathComponent)
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: FileManager.default.temporaryDirectory.path)
        let error = try #require(throws: GANError.self) { try made.folder.read() }
        #expect(error.message.contains("\(name) is a link to"))
        #expect(made.folder.lastWords(of: contents.runs[0]) == nil)
    }

    @Test("study.json that is a pipe or a link is not waited for, and the last words of a long log are found")
    func readers() throws {
        let log = made.folder.log(of: contents.runs[0])
        try WholeFile.write(Data((String(repeating: "line\n", count: 100_000) + "gan: the end\n").utf8), to: log)
        #expect(made.folder.lastWords(of: contents.runs[0]) == "the end")
        let path = made.folder.file("study.json")
        try FileManager.default.removeItem(atPath: path)
        try #require(mkfifo(path, 0o600) == 0)
        #expect(throws: GANError.self) { try made.folder.read() }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "elsewhere.json")
        #expect(throws: GANError.self) { try made.folder.read() }
    }
}

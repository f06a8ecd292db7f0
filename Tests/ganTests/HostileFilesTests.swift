import Foundation
import Testing

/// Files that the real tool may not read.
@Suite struct HostileFilesTests {
    /// Starts a program as somebody whom permissions bind; nothing where that is so already, nil where it cannot be done.
    private static let nobody: [String]? = {
        guard geteuid() == 0 else { return [] }
        let words = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        guard FileManager.default.isExecutableFile(atPath: words[0]) else { return nil }
        // The build folder may be where nobody else can look.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst()) + [GanProcess.executable, "--version"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? words : nil
    }()

    private static let advice = "Permission denied; give yourself the right to read it"

    @Test(
        "what one may not read is named, with what to do",
        .enabled(if: nobody != nil, "root may read everything, and setpriv cannot start gan as another user"))
    func permissions() throws {
        let folder = try TemporaryFolder()
        let archives = DataFolder.fixtures + "/archives/"
        let locked = ["faces/b.png", "faces/sub", "locked", "all.zip", "one.tar", "s-1.tar"]
        try DataFolder.copy(
            [
                ("faces/a.png", "colour.png"), ("faces/b.png", "colour.png"), ("faces/sub/c.png", "colour.png"),
                ("locked/d.png", "colour.png"), ("all.zip", archives + "plain.zip"), ("one.tar", archives + "gnu.tar"),
                ("s-0.tar", archives + "shard-00.tar"), ("s-1.tar", archives + "shard-01.tar"),
            ], to: folder)
        func set(_ mode: Int) throws {
            for name in locked {
                try FileManager.default.setAttributes(
                    [.posixPermissions: mode], ofItemAtPath: "\(folder.path)/\(name)")
            }
        }
        try set(0)
        defer { try? set(0o755) }
        let some = try GanProcess(["data", "inspect", "faces"], in: folder, startedBy: Self.nobody ?? [])
        #expect(some.status == 0, "\(some.errors)")
        #expect(some.output.contains("Pictures    1 in faces, "))
        #expect(
            some.output.contains("\nUnreadable  2 files\n  sub/: \(Self.advice)\n  b.png: \(Self.advice)\n"),
            "\(some.output)")
        for (name, words) in [
            ("locked", "cannot open the picture folder \"locked\" (seen from \(folder.path)): \(Self.advice)"),
            ("all.zip", "cannot read \"all.zip\": \(Self.advice)"),
            ("one.tar", "cannot read \"one.tar\": \(Self.advice)"),
            (
                "s-{0..1}.tar",
                "cannot read the tar archive \"s-1.tar\", one of 2 shards of \"s-{0..1}.tar\": \(Self.advice)"
            ),
        ] {
            let none = try GanProcess(["data", "inspect", name], in: folder, startedBy: Self.nobody ?? [])
            #expect(none.status == 66)
            #expect(none.output == "")
            #expect(none.errors == "gan: \(words)\n")
        }
    }

    @Test("every kind of hostile file in one folder: the whole ones are counted, the others named")
    func everything() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copy(
            [
                ("faces/a.png", "colour.png"), ("faces/checksum.png", "badcrc.png"), ("faces/huge.png", "huge.png"),
                ("faces/cut.jpg", "truncated.jpg"),
            ], to: folder)
        try folder.write("faces/text.png", "no picture")
        #expect(mkfifo(folder.path + "/faces/pipe.png", 0o600) == 0)
        for (name, target) in [("device.png", "/dev/zero"), ("nowhere.png", "gone"), ("loop", ".")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/faces/\(name)", withDestinationPath: target)
        }
        let gan = try GanProcess(["data", "inspect", "faces"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        try expectSnapshot(gan.output, "data-inspect-hostile")
    }

    /// A run's folder as somebody may have sent it: `out`, with what a test adds.
    private func sent(_ description: String = #"{"recipe": "Ring", "arguments": [], "steps": 4}"#) throws
        -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        try folder.write("out/run.json", description)
        try folder.write("out/recipe.swift", "@main struct Ring: Recipe {}")
        try folder.write("private", "private")
        return folder
    }

    @Test(
        "a run's folder from elsewhere: what leads out of it is refused in words by every command",
        arguments: ["lock", "metrics.jsonl", "samples", "checkpoints", "recipe.swift", "events.out.tfevents.1.a.2"])
    func links(name: String) throws {
        let folder = try sent()
        let path = "\(folder.path)/out/\(name)"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../private")
        for words in [["report", "out"], ["resume", "out"], ["sample", "out"]] {
            let gan = try GanProcess(words, in: folder)
            #expect(gan.status == 65)
            #expect(gan.errors.hasPrefix("gan: out/\(name) is a link to ../private, where a f"), "\(gan.errors)")
        }
        let runs = try GanProcess(["runs", "."], in: folder)
        #expect(runs.status == 0)
        #expect(runs.errors.hasPrefix("gan: left out: ./out/\(name) is a link to"), "\(runs.errors)")
        #expect(folder.text("private") == "private")
    }

    @Test("a page is written through no link that stands where its half would")
    func report() throws {
        let folder = try sent()
        // The name that could be guessed: the shell becomes gan, with the same number.
        let planting = #"ln -s ../private "out/report.html.$$.part"; exec "$0" "$@""#
        let gan = try GanProcess(["report", "out"], in: folder, startedBy: ["/bin/sh", "-c", planting])
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(folder.text("out/report.html").contains("<h1>Ring</h1>"))
        #expect(folder.text("private") == "private")
    }

    @Test("run.json names a package that no run of GANKit's has: nothing is built")
    func packages() throws {
        for (package, words) in [
            ("evil", "the package evil, by a relative path"),
            ("FOLDER/out/evil", "/out/evil, inside the run's own folder"),
            ("FOLDER/out/../out/evil", "inside the run's own folder"),
        ] {
            let folder = try TemporaryFolder()
            let path = package.replacingOccurrences(of: "FOLDER", with: folder.path)
            try folder.write("out/run.json", #"{"recipe": "Ring", "arguments": [], "package": "\#(path)"}"#)
            try folder.write("out/recipe.swift", "")
            for place in ["evil", "out/evil"] { try folder.write("\(place)/Package.swift", "fatalError()") }
            let gan = try GanProcess(["sample", "out"], in: folder)
            #expect(gan.status == 65)
            #expect(gan.errors.contains(words), "\(gan.errors)")
            #expect(gan.errors.contains("the recipe.swift in the folder may be another program"))
        }
    }
}

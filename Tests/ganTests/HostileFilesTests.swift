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
}

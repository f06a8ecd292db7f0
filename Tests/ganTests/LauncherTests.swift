import Foundation
import Testing

/// The launcher `./gan`, with a program `swift` that leaves what SwiftPM leaves.
@Suite struct LauncherTests {
    @Test("building leaves nothing among temporary files, and the tool has the usual place for them")
    func temporaryFiles() throws {
        let folder = try TemporaryFolder()
        let launcher =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/gan"
        let script = try folder.write("gan", String(contentsOfFile: launcher, encoding: .utf8), mode: 0o755)
        for name in ["Package.swift", "Sources/a.swift", "Scripts/requirements.txt", ".venv/complete", ".torch/lib/x"] {
            try folder.write(name, "")
        }
        try folder.write("Scripts/setup", "#!/bin/sh\n", mode: 0o755)
        try folder.write(
            "bin/swift",
            """
            #!/bin/sh
            mkdir "$TMPDIR/TemporaryDirectory.$$"
            # Its lock, which has to be where other builds look for it.
            echo locked >"$TMPDIR/$(echo "$PWD/.build" | tr / _).lock"
            case "$*" in *--show-bin-path*) echo "$PWD/bin" ;; esac
            """, mode: 0o755)
        try folder.write("bin/gan", "#!/bin/sh\necho \"$1 $TMPDIR\"\n", mode: 0o755)
        let path = "\(folder.path)/bin:/usr/bin:/bin"
        let gan = try GanProcess(["words"], in: folder, ["PATH": path], program: script)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output == "words \(folder.asidePath)\n")
        let real = folder.path.withCString { realpath($0, nil) }
        defer { free(real) }
        let lock = String(cString: try #require(real)).replacing("/", with: "_") + "_.build.lock"
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: folder.asidePath)) == ["output", "errors", lock])
    }
}

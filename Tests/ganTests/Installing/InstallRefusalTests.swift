import Foundation
import Testing

/// What `Scripts/install` refuses, and what an interruption leaves.
@Suite(.serialized) struct InstallRefusalTests {
    @Test(arguments: [
        (["--wrong"], [:], 64, "install: there is no option '--wrong'; see Scripts/install --help\n"),
        (["--prefix"], [:], 64, "install: --prefix needs the name of a folder\n"),
        ([], ["GAN_CONFIGURATION": "fast"], 64, "install: GAN_CONFIGURATION is fast; it can be release or debug\n"),
        (
            [], ["GAN_TORCH_DIR": "empty"], 66,
            "install: GAN_TORCH_DIR is PATH/empty, which is no folder of libtorch: it has no folder lib\n"
        ),
        (["--prefix", "file"], [:], 73, "install: PATH/file is no folder, so nothing can be installed there\n"),
        (["--prefix", "file/x"], [:], 73, "install: PATH/file is no folder, so nothing can be installed there\n"),
        (
            ["--prefix", "foreign"], [:], 73,
            "install: PATH/foreign/bin/gan is there and was not installed by this; move it away, or choose another --prefix\n"
        ),
        (
            ["--prefix", "other"], [:], 73,
            "install: PATH/other/lib/gan is there and is no installation of GANKit; move it away, or choose another --prefix\n"
        ),
        (
            ["--prefix", "x", "--built", "empty"], [:], 66,
            "install: PATH/empty holds no gan; build all of GANKit, or leave out --built\n"
        ),
    ])
    func refuses(words: [String], variables: [String: String], status: Int32, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("file", "")
        try folder.write("foreign/bin/gan", "")
        try folder.write("other/lib/gan/notes.txt", "")
        let before = try InstallScript.files(in: folder.path)
        let script = try InstallScript.run(words, in: folder, variables)
        #expect(script.status == status)
        #expect(script.output == "")
        #expect(script.errors == message.replacingOccurrences(of: "PATH", with: folder.path))
        #expect(try InstallScript.files(in: folder.path) == before)
    }

    /// One message in words, before anything is built.
    ///
    /// The tests may run as root, who may write everywhere.
    @Test func withoutPermission() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/not mine", withIntermediateDirectories: true)
        chmod(folder.path + "/not mine", 0o555)
        let asNobody = ["/usr/bin/env", "setpriv", "--reuid=65534", "--clear-groups"]
        let script = try InstallScript.run(
            ["--prefix", "not mine"], in: folder, startedBy: geteuid() == 0 ? asNobody : [])
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("install: you may not write to \(folder.path)/not mine; name a folder of your"))
        #expect(script.errors.split(separator: "\n").count == 2)
        #expect(script.errors.contains(" sudo Scripts/install --prefix '\(folder.path)/not mine' --built "))
    }

    /// A second installation to the same place at the same time; a lock that a dead process left does not count.
    @Test func oneAtATime() throws {
        let folder = try TemporaryFolder()
        let torch = ["GAN_TORCH_DIR": try InstallTests.torch()]
        let words = ["--prefix", "x", "--built", try InstallScript.smallBuild(in: folder)]
        let lock = try folder.write("x/lib/.gan-lock", "\(getpid())\n")
        let script = try InstallScript.run(words, in: folder, torch)
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("install: process \(getpid()) is installing to \(folder.path)/x; if "))
        #expect(try InstallScript.files(in: folder.path + "/x") == ["lib/.gan-lock"])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/true")
        try process.run()
        process.waitUntilExit()
        try folder.write("x/lib/.gan-lock", "\(process.processIdentifier)\n")
        #expect(try InstallScript.run(words, in: folder, torch).status == 0)
        #expect(!FileManager.default.fileExists(atPath: lock))
    }

    @Test func help() throws {
        let script = try InstallScript.run(["--help"], in: TemporaryFolder())
        #expect(script.status == 0)
        #expect(script.output.contains("Scripts/install --prefix P --uninstall"))
        #expect(script.output.contains("GAN_TORCH_DIR"))
    }

    /// Stopped in the middle of copying: nothing has changed, and nothing is left; killed: the next installation tidies up.
    @Test(arguments: [SIGTERM, SIGKILL])
    func stopped(by signal: Int32) throws {
        let folder = try TemporaryFolder()
        let torch = ["GAN_TORCH_DIR": try InstallTests.torch()]
        let words = ["--prefix", "x", "--built", try InstallScript.smallBuild(in: folder)]
        #expect(try InstallScript.run(words, in: folder, torch).status == 0)
        let before = try InstallScript.files(in: folder.path + "/x")
        #expect(before.count > 20)

        // The script asks gan for its version when most of the files have been copied.
        _ = try InstallScript.smallBuild(in: folder, gan: "touch '\(folder.asidePath)/asked'; sleep 0.5")
        // Threads of Dispatch, which tests run on, block signals, and what they start inherits that.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        let stopped = try InstallScript.run(words, in: folder, torch) { process in
            var rest = 2_000
            while !FileManager.default.fileExists(atPath: folder.asidePath + "/asked"), rest > 0 {
                rest -= 1
                usleep(10_000)
            }
            kill(process, signal)
        }
        #expect(stopped.status == (signal == SIGTERM ? 143 : signal))
        if signal == SIGTERM {
            #expect(try InstallScript.files(in: folder.path + "/x") == before)
        } else {
            #expect(try InstallScript.files(in: folder.path + "/x").count > before.count)
        }
        _ = try InstallScript.smallBuild(in: folder)
        #expect(try InstallScript.run(words, in: folder, torch).status == 0)
        #expect(try InstallScript.files(in: folder.path + "/x") == before)
    }
}

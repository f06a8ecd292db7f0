import Foundation
import Testing

/// The place where somebody works with an installed GANKit: an empty home, an empty folder, no variable of GANKit's.
final class Desk {
    private let folder: TemporaryFolder
    private let prefix: String

    init(prefix: String) throws {
        folder = try TemporaryFolder()
        self.prefix = prefix
    }

    /// Runs the installed `gan`.
    func gan(_ words: [String], _ variables: [String: String] = [:], whileRunning: ((Int32) throws -> Void)? = nil)
        throws -> GanProcess
    {
        let home = folder.asidePath + "/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        var clean = ["HOME": home, "PATH": "\(prefix)/bin:\(path)"]
        for name in ["GAN_CACHE", "GAN_COMMAND", "GAN_TORCH_DIR", "LD_LIBRARY_PATH", "XDG_CACHE_HOME"] {
            clean[name] = ""
        }
        return try GanProcess(
            words, in: folder, clean.merging(variables) { $1 }, program: "\(prefix)/bin/gan",
            whileRunning: whileRunning)
    }

    private func succeeds(_ words: [String]) throws {
        let gan = try gan(words)
        #expect(gan.status == 0, "gan \(words.joined(separator: " ")): \(gan.output) \(gan.errors)")
    }

    /// A recipe from nothing to a page about it, and what needs no recipe.
    func usesEveryCommand() throws {
        let quick = ["--side", "16", "--batch", "4", "--quiet"]
        try succeeds(["new", "Faces"])
        try succeeds(["check", "Faces.swift", "--side", "16", "--batch", "4"])
        try succeeds(["run", "Faces.swift", "--steps", "2", "--out", "out"] + quick)
        try succeeds(["resume", "out", "--steps", "3"])
        try succeeds(["sample", "out", "--count", "4", "--out", "four.png"])
        try succeeds(["export", "out", "--out", "exported"])
        try succeeds(["report", "out"])
        try succeeds(["runs", "."])
        try succeeds(["plugins", "Divergence"])
        try succeeds(["data", "draw", "smileys", "drawn", "--count", "8"])
        try succeeds(["data", "inspect", "drawn"])
        try succeeds(["divergence", "normal", "normal", "--steps", "2", "--points", "10"])
        for file in ["four.png", "out/report.html", "exported/generator.safetensors"] {
            #expect(folder.has(file), "\(file)")
        }
    }

    /// No file below `place` is part of the running program.
    func mapsNothing(of place: String, process: Int32) throws {
        #if os(Linux)
            // Foundation reads no more than the first page of such a file.
            let maps = try GanProcess(["/proc/\(process)/maps"], in: folder, program: "/bin/cat").output
            #expect(maps.contains("\(prefix)/lib/gan/libGANKitDynamic.so"))
            #expect(maps.contains("libtorch_cpu.so"))
            let foreign = maps.split(separator: "\n").filter { $0.contains("\(place)/") }
            #expect(foreign.isEmpty, "\(foreign)")
        #endif
    }

    /// Trains an installed recipe, calls `body` in the middle of it, and sees it train on and end in good order.
    func runsOn(checking check: @escaping (Int32) throws -> Void, _ body: @escaping () throws -> Void) throws {
        let recipe = "\(prefix)/lib/gan/recipes/Ring.swift"
        let gan = try gan(["run", recipe, "--steps", "1000000", "--out", "ring", "--quiet"]) { process in
            let steps = { self.folder.text("ring/metrics.jsonl").split(separator: "\n").count }
            func wait(until isTrue: () -> Bool) throws {
                var rest = 3_000
                while !isTrue() {
                    rest -= 1
                    try #require(rest > 0 && kill(process, 0) == 0, "the run does not go on")
                    usleep(20_000)
                }
            }
            try wait { steps() > 0 }
            try check(process)
            try body()
            let before = steps()
            try wait { steps() > before + 10 }
            kill(process, SIGINT)
        }
        #expect(gan.status == 130, "\(gan.errors)")
    }

    /// What `gan` says about an installation that has lost a file, and about another compiler.
    func saysWhatIsGone() throws {
        let (module, aside) = ("\(prefix)/lib/gan/modules/Crypto.swiftmodule", folder.path + "/aside")
        try FileManager.default.moveItem(atPath: module, toPath: aside)
        let doctor = try gan(["doctor"])
        #expect(doctor.status == 66)
        #expect(doctor.output.contains(" that were installed, the first is lib/gan/modules/Crypto.swiftmodule\n"))
        let again = "install GANKit again: cd \(InstallScript.checkout) && Scripts/install --prefix '\(prefix)'"
        #expect(doctor.output.contains("To mend it: \(again)\n"))
        try FileManager.default.moveItem(atPath: aside, toPath: module)

        let compiler = try folder.write(
            "swiftc", "#!/bin/sh\necho 'Swift version 9.9 (swift-9.9-RELEASE)'", mode: 0o755)
        let other = try gan(["run", "Faces.swift"], ["GAN_SWIFTC": compiler])
        #expect(other.status == 64)
        #expect(other.errors.hasPrefix("gan: GANKit was built with Swift version "))
        #expect(other.errors.contains("would be compiled with Swift version 9.9 (swift-9.9-RELEASE), \(compiler)\n"))
        #expect(other.errors.contains("To mend it: set GAN_SWIFTC to /"))
        #expect(other.errors.contains("/swiftc, or \(again)\n"))
    }
}

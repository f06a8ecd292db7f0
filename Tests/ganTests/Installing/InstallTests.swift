import Foundation
import Testing

/// An installed GANKit at work, far from its checkout.
@Suite(.serialized) struct InstallTests {
    /// One life of an installation, in one test because it copies half a gigabyte: installed to a relative path with a space in
    /// it, used, replaced while a recipe runs, and removed.
    @Test func installedUsedReplacedRemoved() throws {
        let folder = try TemporaryFolder()
        let prefix = folder.path + "/my own"
        try folder.write("my own/share/mine.txt", "")
        let words = ["--prefix", "my own", "--built", InstallScript.built]
        let installed = try InstallScript.run(words, in: folder)
        #expect(installed.status == 0, "\(installed.errors)")
        #expect(installed.output == "")
        #expect(installed.errors.contains("is installed in \(prefix), "))
        #expect(installed.errors.contains("Recipes   \(prefix)/lib/gan/recipes\n"))
        #expect(installed.errors.contains("\(prefix)/bin is not in PATH. Add this line to ~/"))

        let desk = try Desk(prefix: prefix)
        let doctor = try desk.gan(["doctor"])
        #expect(doctor.status == 0, "\(doctor.output)")
        #expect(doctor.output.contains(" ok  GANKit     0.1.0, built with the same Swift, in \(prefix)/lib/gan\n"))
        #expect(doctor.output.contains(" ok  Files      all "))
        try desk.usesEveryCommand()

        try folder.write("my own/lib/gan/recipes/Mine.swift", "")
        try desk.runsOn(checking: { try desk.mapsNothing(of: InstallScript.checkout, process: $0) }) {
            let again = try InstallScript.run(words, in: folder)
            #expect(again.status == 0, "\(again.errors)")
        }
        try desk.saysWhatIsGone()

        // The installed copy of the script, which needs no checkout.
        let removed = try GanProcess([], in: folder, program: "\(prefix)/lib/gan/uninstall")
        #expect(removed.status == 0)
        #expect(removed.errors.hasPrefix("GANKit was removed from \(prefix).\n\(prefix)/lib/gan stays: "))
        #expect(try InstallScript.files(in: prefix) == ["lib/gan/recipes/Mine.swift", "share/mine.txt"])
        #expect(!folder.has("my own/bin"))
        let nothing = try InstallScript.run(["--prefix", "my own", "--uninstall"], in: folder)
        #expect(nothing.status == 0)
        #expect(nothing.errors == "There is nothing to uninstall in \(prefix): it has no lib/gan/manifest.\n")
    }

    /// Neither library nor worker has a path of the checkout among the places where they look for other libraries.
    @Test func noPathOfTheCheckout() throws {
        let folder = try TemporaryFolder()
        // A link to libtorch in place of a copy saves time.
        let torch = ["GAN_TORCH_DIR": try Self.torch()]
        let installed = try InstallScript.run(["--prefix=x", "--built=\(InstallScript.built)"], in: folder, torch)
        #expect(installed.status == 0, "\(installed.errors)")
        let place = Data((InstallScript.checkout + "/.torch/lib").utf8)
        for name in ["lib/gan/gan-worker", "lib/gan/libGANKitDynamic.so"] {
            let file = URL(fileURLWithPath: folder.path + "/x/" + name)
            #expect(try Data(contentsOf: file).range(of: place) == nil, "\(name)")
        }
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/x/lib/gan/torch")
        #expect(link == torch["GAN_TORCH_DIR"])
        // Laws for one's own parts can be checked in a recipe as well.
        let ring = try String(contentsOfFile: folder.path + "/x/lib/gan/recipes/Ring.swift", encoding: .utf8)
        let recipe = try folder.write("Laws.swift", "import GANTesting\n" + ring)
        let run = try Desk(prefix: folder.path + "/x").gan(
            ["run", recipe, "--steps", "2", "--out", folder.path + "/run", "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        try FileManager.default.removeItem(atPath: folder.path + "/run")
        try FileManager.default.removeItem(atPath: recipe)
        // Libraries of libtorch are somebody else's now: they stay.
        #expect(try InstallScript.run(["--prefix", "x", "--uninstall"], in: folder).status == 0)
        #expect(try InstallScript.files(in: folder.path) == [])
        #expect(FileManager.default.fileExists(atPath: link + "/lib"))
    }

    /// The folder of libtorch that this build uses.
    static func torch() throws -> String {
        ProcessInfo.processInfo.environment["GAN_TORCH_DIR"]
            ?? URL(fileURLWithPath: InstallScript.checkout + "/.torch").resolvingSymlinksInPath().path
    }
}

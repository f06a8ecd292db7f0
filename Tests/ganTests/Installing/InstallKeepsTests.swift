import Foundation
import Testing

@testable import gan

/// What is the user's own stays, whatever `Scripts/install` and the installed `uninstall` do.
@Suite struct InstallKeepsTests {
    /// The folder of libraries was replaced by a link to somebody's own libtorch.
    @Test func whatALinkLeadsTo() throws {
        let small = try SmallInstallation()
        try small.folder.write("own/lib/libtorch.so", "mine")
        let empty = small.folder.path + "/own/empty"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        try small.link("x/lib/gan/torch", to: "own")
        let torch = ["lib/gan/torch/lib/libtorch.so", "lib/gan/torch/", "lib/gan/torch/empty/", "lib/gan/torch/lib/"]
        let rest = small.folder.text("x/lib/gan/manifest").replacing("lib/gan/torch\n", with: "")
        try small.folder.write("x/lib/gan/manifest", rest + torch.joined(separator: "\n") + "\n")
        let script = try small.uninstall()
        #expect(script.status == 0, "\(script.errors)")
        #expect(small.folder.text("own/lib/libtorch.so") == "mine")
        #expect(FileManager.default.fileExists(atPath: empty))
        #expect(script.errors.hasPrefix("GANKit was removed from \(small.prefix).\n\(small.prefix)/lib/gan stays: "))
        #expect(!small.folder.has("x/lib/gan/recipes"))
    }

    /// A recipe of GANKit's that was edited is replaced by the new one, and kept beside it, as often as it is edited.
    @Test func editedRecipes() throws {
        let small = try SmallInstallation()
        let ring = small.folder.text("x/lib/gan/recipes/Ring.swift")
        for (place, edit) in [("yours", "// one\n"), ("yours.2", "// two\n")] {
            try small.folder.write("x/lib/gan/recipes/Ring.swift", ring + edit)
            let script = try small.install()
            #expect(script.status == 0)
            let kept = "Your recipes/Ring.swift is kept as \(small.prefix)/lib/gan/\(place)/recipes/Ring.swift.\n"
            #expect(script.errors.hasPrefix(kept))
            #expect(small.folder.text("x/lib/gan/recipes/Ring.swift") == ring)
        }
        try small.folder.write("x/lib/gan/recipes/Ring.swift", ring + "// three\n")
        let removed = try small.uninstall()
        #expect(removed.status == 0)
        #expect(
            removed.errors.hasPrefix(
                "\(small.prefix)/lib/gan/recipes/Ring.swift stays: it is no longer what was installed.\n"))
        let left = ["recipes", "yours.2/recipes", "yours/recipes"].map { "lib/gan/\($0)/Ring.swift" }
        #expect(try small.files == left)
        let texts = left.map { small.folder.text("x/" + $0) }
        #expect(texts == ["// three\n", "// two\n", "// one\n"].map { ring + $0 })
    }

    /// A file that was added below what is now a link to the user's libtorch.
    @Test func libtorchOfOnesOwn() throws {
        let small = try SmallInstallation()
        try FileManager.default.removeItem(atPath: small.prefix + "/lib/gan/torch")
        try small.folder.write("x/lib/gan/torch/lib/extra.so", "mine")
        let script = try small.install()
        #expect(script.status == 0)
        let kept = "Your torch/lib/extra.so is kept as \(small.prefix)/lib/gan/yours/torch/lib/extra.so.\n"
        #expect(script.errors.hasPrefix(kept))
        #expect(try InstallScript.files(in: small.folder.path + "/torch") == ["lib/libtorch.so"])
        #expect(small.folder.text("x/lib/gan/yours/torch/lib/extra.so") == "mine")
    }

    /// A link to a checkout's launcher, or a folder, where the installed `gan` was.
    @Test(arguments: [true, false])
    func bin(isLink: Bool) throws {
        let small = try SmallInstallation()
        let launcher = try small.folder.write("checkout/gan", "launcher")
        if isLink {
            try small.link("x/bin/gan", to: "checkout/gan")
        } else {
            try small.rename("x/bin/gan", to: "x/bin/other")
            try small.folder.write("x/bin/gan/mine", "")
        }
        let before = try small.files
        let script = try small.install()
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("install: \(small.prefix)/bin/gan is there and was not installed by this; "))
        #expect(try small.files == before)
        let removed = try small.uninstall()
        #expect(removed.status == 0)
        #expect(removed.errors.hasPrefix("\(small.prefix)/bin/gan stays: it is no longer what was installed.\n"))
        #expect(try small.files == (isLink ? ["bin/gan"] : ["bin/gan/mine", "bin/other"]))
        #expect(try String(contentsOfFile: launcher, encoding: .utf8) == "launcher")
    }

    /// What is typed again is quoted, where the prefix has an apostrophe in it.
    @Test func adviceIsQuoted() throws {
        let small = try SmallInstallation()
        let words = ["--prefix", "it's", "--built", "built"]
        let script = try InstallScript.run(words, in: small.folder, ["GAN_TORCH_DIR": small.folder.path + "/torch"])
        #expect(script.status == 0)
        let removal = try #require(script.errors.split(separator: "\n").first { $0.hasPrefix("Removal   ") })
        #expect(removal.hasSuffix("/it'\\''s/lib/gan/uninstall'"))
        let typed = try GanProcess(["-c", String(removal.dropFirst(10))], in: small.folder, program: "/bin/sh")
        #expect(typed.status == 0, "\(typed.errors)")
        #expect(!small.folder.has("it's/bin"))

        try small.folder.write("a b/Scripts/install", "", mode: 0o755)
        try small.folder.write("it's/lib/gan/manifest", "bin/gan\n")
        try small.folder.write("it's/lib/gan/installation", "sources: \(small.folder.path)/a b\n")
        let installed = try #require(InstalledCopy(at: small.folder.path + "/it's/lib/gan"))
        let commands = "cd '\(small.folder.path)/a b' && Scripts/install --prefix '\(small.folder.path)/it'\\''s'"
        #expect(installed.remedy == "install GANKit again: \(commands)")
    }
}

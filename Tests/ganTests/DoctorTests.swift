import Foundation
import Testing

/// `gan doctor`, on this machine and on broken ones.
@Suite(.serialized) struct DoctorTests {
    /// A folder with GANKit's library and modules, and a worker that behaves as told.
    private static func home(in folder: TemporaryFolder, worker: String) throws -> String {
        let built = URL(fileURLWithPath: GanProcess.executable).deletingLastPathComponent().path
        for name in try FileManager.default.contentsOfDirectory(atPath: built)
        where name.hasPrefix("libGANKitDynamic") || name == "Modules" || name.hasSuffix(".swiftmodule") {
            try FileManager.default.createDirectory(atPath: folder.path + "/home", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/home/" + name, withDestinationPath: built + "/" + name)
        }
        try folder.write("home/gan-worker", "#!/bin/sh\n" + worker, mode: 0o755)
        return folder.path + "/home"
    }

    @Test func allIsWell() throws {
        let gan = try GanProcess(["doctor"], in: TemporaryFolder())
        #expect(gan.status == 0, "\(gan.output)")
        let subjects = gan.output.split(separator: "\n").filter { $0.hasPrefix(" ok  ") }.map {
            $0.dropFirst(5).prefix { $0 != " " }
        }
        #expect(subjects == ["Swift", "GANKit", "libtorch", "Cache", "Recipes", "Python", "Machine"])
        #expect(gan.output.hasSuffix("\nAll is well.\n"))
        #expect(gan.errors == "")
    }

    /// libtorch is gone: the loader's own words are shown, and everything else is looked at all the same.
    @Test func withoutLibtorch() throws {
        let folder = try TemporaryFolder()
        let words = "error while loading shared libraries: libtorch.so: cannot open shared object file"
        let home = try Self.home(in: folder, worker: "echo \"$0: \(words)\" >&2; exit 127")
        let gan = try GanProcess(["doctor"], in: folder, ["GAN_HOME": home])
        #expect(gan.status == 66)
        #expect(gan.output.contains(" !!  libtorch   libtorch.so: cannot open shared object file\n"))
        #expect(gan.output.contains("To mend it: "))
        #expect(gan.output.contains(" ok  Machine"))
        #expect(gan.output.hasSuffix("\nNot all is well: see the lines marked with !!.\n"))
    }

    /// The same for a recipe, which would otherwise end with nothing but the loader's line and status 127.
    @Test func aRecipeWithoutLibtorch() throws {
        let folder = try TemporaryFolder()
        let home = try Self.home(
            in: folder, worker: "echo \"$0: error while loading shared libraries: libtorch.so: gone\"; exit 127")
        try folder.write("Faces.swift", "@main struct Faces {}")
        let gan = try GanProcess(["run", "Faces.swift"], in: folder, ["GAN_HOME": home, "GAN_TORCH_DIR": ""])
        #expect(gan.status == 66)
        #expect(gan.errors.hasPrefix("gan: libtorch does not load: libtorch.so: gone\n"))
        #expect(gan.errors.contains("Scripts/setup"))
    }

    @Test func anotherLibtorch() throws {
        let folder = try TemporaryFolder()
        let words = "GANKit was compiled with libtorch 2.13.0, and libtorch 2.9.0 was loaded"
        let home = try Self.home(in: folder, worker: "echo 'gan: \(words)' >&2; exit 66")
        let gan = try GanProcess(["doctor"], in: folder, ["GAN_HOME": home])
        #expect(gan.status == 66)
        #expect(gan.output.contains(" !!  libtorch   \(words)\n"))
    }

    @Test func withoutACompiler() throws {
        let gan = try GanProcess(["doctor"], in: TemporaryFolder(), ["GAN_SWIFTC": "/nowhere/swiftc"])
        #expect(gan.status == 66)
        #expect(gan.output.contains(" !!  Swift      the Swift compiler /nowhere/swiftc was not found; "))
        #expect(gan.output.contains(" ok  GANKit"))
        #expect(gan.output.contains(" ok  libtorch"))
    }

    @Test func anotherCompiler() throws {
        let folder = try TemporaryFolder()
        let compiler = try folder.write(
            "swiftc", "#!/bin/sh\necho 'Swift version 9.9 (swift-9.9-RELEASE)'", mode: 0o755)
        let gan = try GanProcess(["doctor"], in: folder, ["GAN_SWIFTC": compiler])
        #expect(gan.status == 64)
        #expect(gan.output.contains("but recipes would be compiled with Swift version 9.9 (swift-9.9-RELEASE)"))
        #expect(gan.output.contains("set GAN_SWIFTC to the compiler that built it"))
    }

    @Test func homeWithoutGANKit() throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(["doctor"], in: folder, ["GAN_HOME": folder.path])
        #expect(gan.status == 66)
        #expect(gan.output.contains("does not hold libGANKitDynamic"))
    }
}

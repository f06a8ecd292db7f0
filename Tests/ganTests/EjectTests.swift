import Foundation
import Testing

@testable import gan

/// `gan eject`, and the packages that it makes.
@Suite(.serialized) struct EjectTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A recipe with a loss of its own, in two files.
    private static let recipe = """
        import GANKit

        @main
        struct Line: Recipe {
            @Option(help: "Weight.") var weight = 2.0

            var plan: GAN {
                GAN(
                    data: .ring(modes: 4), generator: .mlp(width: 8), critic: .mlp(width: 8), loss: Squares(),
                    optimizer: .adam(1e-3), batch: 8, steps: 3
                ) {
                    Divergence(k: weight, p: 6, at: .realAndFake)
                }
            }
        }
        """
    private static let loss = """
        import GANKit

        struct Squares: AdversarialLoss {
            func critic(_ scores: Scores) -> Tensor { (scores.real - 1).square().mean() + (scores.fake + 1).square().mean() }
            func generator(_ scores: Scores) -> Tensor { (scores.fake - 1).square().mean() }
        }
        """

    private func numbers(_ run: String, in folder: TemporaryFolder) -> String {
        folder.text("\(run)/metrics.jsonl").replacing(/"(seconds|imagesPerSecond)": [0-9.e+-]+(, )?/, with: "")
    }

    @Test("the package trains with the recipe's options to the same bits, and the recipe is as it was")
    func same() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/line up.swift", Self.recipe)
        try folder.write("a/Squares.swift", Self.loss)
        let gan = try GanProcess(["eject", "a", "--out", "packages/the line"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(
            gan.output.hasPrefix(
                "packages/the line is a package now, LineUp (line up cannot be a module's name here): "))
        #expect(gan.output.contains("\n  gan run 'packages/the line'\n"))
        #expect(folder.text("a/line up.swift") == Self.recipe)
        #expect(folder.text("packages/the line/Sources/LineUp/line up.swift") == Self.recipe)
        #expect(folder.text("packages/the line/Sources/LineUp/Squares.swift") == Self.loss)
        #expect(folder.text("packages/the line/.gitignore") == ".build/\n.swiftpm/\nruns/\n")
        #expect(
            folder.text("packages/the line/Tests/LineUpTests/LineUpTests.swift").contains("try Line.parse([]).plan"))

        let options = ["--steps", "2", "--seed", "1", "--weight", "3", "--out"]
        for (recipe, run) in [("a", "single"), ("packages/the line", "package")] {
            let trained = try GanProcess(["run", recipe] + options + [run], in: folder)
            #expect(trained.status == 0, "\(trained.errors)")
        }
        #expect(numbers("single", in: folder).split(separator: "\n").count == 2)
        #expect(numbers("single", in: folder) == numbers("package", in: folder))
        for name in ["generator", "critic", "optimizers", "random"] {
            let files = ["single", "package"].map { "\(folder.path)/\($0)/checkpoints/latest/\(name).safetensors" }
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: files[0])) == Data(contentsOf: URL(fileURLWithPath: files[1]))
            )
        }
        let tests = try GanProcess(["test", "packages/the line"], in: folder)
        #expect(tests.output.contains("Test run with 1 test in 1 suite passed"), "\(tests.output) \(tests.errors)")
        try withoutGan("packages/the line", options: options, in: folder)
        let again = try GanProcess(["eject", "packages/the line"], in: folder)
        #expect((again.status, again.errors) == (64, "gan: packages/the line is a package already\n"))
    }

    /// The program by itself, as `swift run` starts it.
    private func withoutGan(_ package: String, options: [String], in folder: TemporaryFolder) throws {
        let builds = "\(folder.path)/\(package)/.build/gan"
        let build = try #require(try FileManager.default.contentsOfDirectory(atPath: builds).first)
        for words in [options + ["alone"], ["sample", "--run", "alone", "--count", "2", "--out", "alone.csv"]] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "\(builds)/\(build)/release/LineUp")
            process.arguments = words
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(words)")
        }
        #expect(numbers("alone", in: folder) == numbers("package", in: folder))
        #expect(folder.text("alone.csv").split(separator: "\n").count == 2)
    }

    @Test("a plan that needs options has no test; main.swift gets another name")
    func withoutTest() throws {
        let folder = try TemporaryFolder()
        let recipe = Self.recipe.replacingOccurrences(of: "var weight = 2.0", with: "var weight: Double")
        try folder.write("main.swift", recipe.replacingOccurrences(of: "Squares()", with: ".wasserstein"))
        let gan = try GanProcess(
            ["eject", "main.swift", "--gankit", "https://example.org/some/GANKit.git"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(
            gan.output.contains("It has no test, because the recipe's plan cannot be made without further options."))
        #expect(folder.has("Main/Sources/Main/Main.swift") && !folder.has("Main/Tests"))
        let manifest = folder.text("Main/Package.swift")
        #expect(!manifest.contains("testTarget"))
        #expect(manifest.contains(".package(url: \"https://example.org/some/GANKit.git\", from: \"0."))
        #expect(manifest.contains(".product(name: \"GANKit\", package: \"GANKit\")"))
    }

    @Test("an empty folder that is there stays and is filled, also behind a link")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("Line.swift", Self.recipe.replacingOccurrences(of: "Squares()", with: ".wasserstein"))
        let manager = FileManager.default
        for name in ["there", "behind"] {
            try manager.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        try manager.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "behind")
        func number() throws -> Int? {
            try manager.attributesOfItem(atPath: "\(folder.path)/there")[.systemFileNumber] as? Int
        }
        let before = try number()
        for name in ["there", "link"] {
            let gan = try GanProcess(["eject", "Line.swift", "--out", name], in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
            #expect(folder.has("\(name)/Package.swift") && folder.has("\(name)/Sources/Line/Line.swift"))
        }
        #expect(try number() == before)
        #expect(folder.has("behind/Package.swift"))
        #expect(
            try Set(manager.contentsOfDirectory(atPath: folder.path)) == ["Line.swift", "there", "behind", "link"])
    }

    @Test("a folder that SwiftPM would take for GANKit, and no name, are refused")
    func namesOfFolders() throws {
        let folder = try TemporaryFolder()
        try folder.write("Line.swift", Self.recipe.replacingOccurrences(of: "Squares()", with: ".wasserstein"))
        let same = try GanProcess(
            ["eject", "Line.swift", "--out", "gankit", "--gankit", "git@example.org:GANKit.git"], in: folder)
        #expect(same.status == 64)
        #expect(same.errors.contains("gankit has the name of GANKit's own folder, GANKit"))
        let none = try GanProcess(["eject", "Line.swift", "--out", ""], in: folder)
        #expect(none.status == 64)
        #expect(none.errors == "gan: a package needs the name of a folder\n")
        #expect(!folder.has("gankit"))
    }

    @Test("nothing is overwritten, and nothing is written that would not build")
    func refusals() throws {
        let folder = try TemporaryFolder()
        let plain = Self.recipe.replacingOccurrences(of: "Squares()", with: ".wasserstein")
        try folder.write("Line.swift", plain)
        try folder.write("Line/notes.txt", "mine")
        let taken = try GanProcess(["eject", "Line.swift"], in: folder)
        #expect(taken.status == 73)
        #expect(taken.errors == "gan: Line exists and is not an empty folder; choose another with --out\n")
        try folder.write("Broken.swift", Self.recipe)
        let broken = try GanProcess(["eject", "Broken.swift"], in: folder)
        #expect(broken.status == 65)
        #expect(broken.errors.contains("cannot find 'Squares' in scope"))
        #expect(!folder.has("Broken"))
        let wrong = try GanProcess(["eject", "Line.swift", "--out", "b", "--gankit", "Line"], in: folder)
        #expect(wrong.status == 66)
        #expect(wrong.errors.hasPrefix("gan: Line is no checkout of GANKit"))
        let installed = try GanProcess(
            ["eject", "Line.swift", "--out", "b"], in: folder, ["GAN_HOME": folder.installedCopy()])
        #expect(installed.status == 64)
        #expect(installed.errors.contains("name a checkout, or the URL of a repository, with --gankit"))
        try folder.write("x/Line.swift", "let other = 1")
        let twice = try GanProcess(["eject", "Line.swift", "x/Line.swift", "--out", "b"], in: folder)
        #expect(twice.status == 65)
        #expect(!folder.has("b"))
    }

    @Test(
        "names of files become names of modules",
        arguments: [
            ("Faces", "Faces"), ("faces", "Faces"), ("my faces-2", "MyFaces2"), ("3D", "Recipe3D"), ("ø", "MyRecipe"),
            ("self", "SelfRecipe"), ("GANKit", "GANKitRecipe"), ("gan", "GanRecipe"), ("Crypto", "CryptoRecipe"),
            ("ctorch", "CtorchRecipe"), ("Testing", "TestingRecipe"), ("Recipe", "RecipeRecipe"),
        ])
    func names(stem: String, name: String) {
        #expect(ModuleName.from(stem) == name)
    }
}

import Foundation
import Testing

/// `gan run` on recipes, good and bad.
///
/// `--help` after the recipe is answered by the compiled recipe, so no test trains.
@Suite(.serialized) struct RecipeTests {
    /// A compiler that notes each call in the file `calls`, except questions for its version.
    private static func noting(in folder: TemporaryFolder, before: String = "") throws -> String {
        try folder.write(
            "bin/swiftc",
            """
            #!/bin/sh
            [ "$1" = -version ] || echo call >>'\(folder.path)/calls'
            \(before)
            exec swiftc "$@"
            """, mode: 0o755)
    }

    private static func recipe(_ name: String, option: String = "colour") -> String {
        """
        import GANKit

        @main
        struct \(name): Recipe {
            @Option(help: "An option of its own.") var \(option) = "red"

            var plan: GAN {
                GAN(
                    data: .images(in: \(option), side: 32), generator: .dcgan(), critic: .dcgan(), loss: .wasserstein,
                    optimizer: .adam(2e-4), steps: 1
                ) {}
            }
        }
        """
    }

    @Test func compilesOnceUntilSomethingChanges() throws {
        let folder = try TemporaryFolder()
        let compiler = try Self.noting(in: folder)
        try folder.write("Faces.swift", Self.recipe("Faces"))
        for calls in ["call\n", "call\n"] {
            let gan = try GanProcess(["run", "Faces.swift", "--help"], in: folder, ["GAN_SWIFTC": compiler])
            #expect(gan.status == 0, "\(gan.errors)")
            #expect(gan.output.contains("--colour <colour>"))
            #expect(gan.output.contains("--steps"))
            #expect(folder.text("calls") == calls)
        }
        try folder.write("Faces.swift", Self.recipe("Faces", option: "shape"))
        let changed = try GanProcess(["run", "Faces.swift", "--help"], in: folder, ["GAN_SWIFTC": compiler])
        #expect(changed.output.contains("--shape <shape>"))
        #expect(folder.text("calls") == "call\ncall\n")
        let again = try GanProcess(
            ["run", "--no-cache", "Faces.swift", "--help"], in: folder, ["GAN_SWIFTC": compiler])
        #expect(again.output.contains("--shape <shape>"))
        #expect(folder.text("calls") == "call\ncall\ncall\n")
    }

    @Test func theRecipeRefusesAnUnknownOption() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", Self.recipe("Faces"))
        let gan = try GanProcess(["run", "Faces.swift", "--wrong"], in: folder)
        #expect(gan.status == 64)
        #expect(gan.errors.contains("--wrong"))
        #expect(gan.output == "")
        // Its words pass through a place of its own.
        let hostile = try GanProcess(["run", "Faces.swift", "--\u{1B}[2J\u{202E}"], in: folder)
        #expect(hostile.status == 64)
        #expect(hostile.errors.contains("--\u{FFFD}[2J\u{FFFD}") && !hostile.errors.contains("\u{1B}"))
        let many = try GanProcess(["run", "Faces.swift", "--threads", "100000"], in: folder)
        #expect(many.status == 64)
        #expect(many.errors.contains("--threads is 100,000 and must be 1 to "))
        let loaders = try GanProcess(["run", "Faces.swift", "--loader-threads", "100000"], in: folder)
        #expect(loaders.status == 64)
        #expect(loaders.errors.contains("--loader-threads is 100,000 and must be 1 to "))
    }

    @Test func severalFilesAndAFolder() throws {
        let folder = try TemporaryFolder()
        let text = Self.recipe("Faces").replacingOccurrences(of: "\"red\"", with: "favourite")
        try folder.write("faces/Zebra.swift", text)
        try folder.write("faces/Helper.swift", "let favourite = \"ultramarine\"")
        try folder.write("faces/Third.swift", "let unused = 3")
        try folder.write("faces/notes.txt", "not Swift")
        for words in [["faces/Helper.swift", "faces/Zebra.swift"], ["faces"], ["faces/"]] {
            let gan = try GanProcess(["run"] + words + ["--help"], in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
            #expect(gan.output.contains("ultramarine"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["faces"])
        }
    }

    @Test func theCompilersWordsPassUntouched() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "deep/Faces.swift", Self.recipe("Faces").replacingOccurrences(of: ".wasserstein", with: ".wasserstien"))
        // A cache of its own: in the shared one other tests compile at the same time.
        let cache = folder.asidePath + "/cache"
        let gan = try GanProcess(["run", "deep/Faces.swift"], in: folder, ["GAN_CACHE": cache])
        #expect(gan.status == 65)
        #expect(gan.output == "")
        #expect(gan.errors.contains("deep/Faces.swift:9:"))
        #expect(gan.errors.contains("error: type 'any AdversarialLoss' has no member 'wasserstien'"))
        #expect(gan.errors.hasSuffix("gan: 'gan plugins' lists the losses, constraints and samplers that there are\n"))
        let left = try FileManager.default.contentsOfDirectory(atPath: cache + "/recipes")
        #expect(!left.contains { $0.hasSuffix(".tmp") })
    }

    @Test func mainWithoutRecipe() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", "@main struct Faces { let x = 1 }")
        let gan = try GanProcess(["run", "Faces.swift"], in: folder)
        #expect(gan.status == 65)
        #expect(gan.errors.hasSuffix("gan: a recipe is a struct marked @main that conforms to Recipe\n"))
    }

    /// What is found before any compiler starts.
    @Test(arguments: [
        (["None.swift"], 66, "gan: None.swift does not exist\n"),
        (["Plain.swift", "None.swift"], 66, "gan: None.swift does not exist\n"),
        (["notes.txt"], 64, "gan: notes.txt is not a recipe; a recipe is a .swift file\n"),
        (["empty"], 66, "gan: empty holds no .swift file and no Package.swift\n"),
        (
            ["Plain.swift"], 65,
            "gan: Plain.swift has no @main; a recipe is a struct marked @main that conforms to Recipe\n"
        ),
        (["One.swift", "One.swift"], 64, "gan: One.swift is named twice\n"),
        (
            ["One.swift", "Two.swift"], 65,
            "gan: One.swift and Two.swift both have @main; name the one to run, and the files that it needs\n"
        ),
        (["--product", "x", "One.swift"], 64, "gan: --product is for packages, and One.swift is none\n"),
    ])
    func refuses(words: [String], status: Int32, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("Plain.swift", "// @main is only mentioned\nlet text = \"@main\"")
        try folder.write("One.swift", Self.recipe("One"))
        try folder.write("Two.swift", Self.recipe("Two"))
        try folder.write("notes.txt", "")
        try folder.write("empty/.hidden", "")
        let gan = try GanProcess(["run"] + words, in: folder, ["GAN_SWIFTC": "/no/compiler/is/started"])
        #expect(gan.status == status)
        #expect(gan.errors == message)
        #expect(gan.output == "")
    }

    @Test func withoutACompiler() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", Self.recipe("Faces"))
        let gan = try GanProcess(["run", "Faces.swift"], in: folder, ["GAN_SWIFTC": "/nowhere/swiftc"])
        #expect(gan.status == 66)
        #expect(
            gan.errors.hasPrefix("gan: the Swift compiler /nowhere/swiftc was not found; install Swift from https://"))
    }

    @Test("a compiler that cannot write is no mistake of the recipe's")
    func compilerWithoutRoom() throws {
        let folder = try TemporaryFolder()
        try folder.write("Roomy.swift", Self.recipe("Roomy"))
        let nowhere = try GanProcess(["run", "Roomy.swift"], in: folder, ["TMPDIR": "/nowhere"])
        #expect(nowhere.status == 73)
        #expect(
            nowhere.errors
                == "gan: the compiler cannot write to /nowhere, the folder for temporary files (TMPDIR): No such file or directory; make it, or name another\n"
        )
        // What it says on a full disk, with Swift 6.3.
        let words =
            "<unknown>:0: error: error closing '/tmp/TemporaryDirectory.gPSbWU/h3r-1.o' for output: No space left on device"
        let full = try Self.noting(in: folder, before: "[ \"$1\" = -version ] || { echo \"\(words)\"; exit 1; }")
        let gan = try GanProcess(["run", "Roomy.swift"], in: folder, ["GAN_SWIFTC": full])
        #expect(gan.status == 73)
        #expect(gan.errors.contains("\ngan: the compiler has no room to write: the disk of /"))
        #expect(!gan.errors.contains("does not compile"))
    }

    @Test func cacheThatCannotBeMade() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", Self.recipe("Faces"))
        try folder.write("file", "")
        let gan = try GanProcess(["run", "Faces.swift"], in: folder, ["GAN_CACHE": folder.path + "/file"])
        #expect(gan.status == 73)
        #expect(gan.errors.contains("set GAN_CACHE"))
    }

    @Test func interruptedWhileCompiling() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", Self.recipe("Faces"))
        let compiler = try Self.noting(in: folder, before: "[ \"$1\" = -version ] || { sleep 1; exit 1; }")
        let cache = folder.asidePath + "/cache"
        let variables = ["GAN_SWIFTC": compiler, "GAN_CACHE": cache]
        let gan = try GanProcess(["run", "Faces.swift"], in: folder, variables) { process in
            while !folder.has("calls") { usleep(10_000) }
            kill(process, SIGINT)
        }
        #expect(gan.status == 130)
        #expect(gan.errors == "gan: interrupted\n")
        let left = try FileManager.default.contentsOfDirectory(atPath: cache + "/recipes")
        #expect(!left.contains { $0.hasSuffix(".tmp") })
    }

    @Test func aPackageIsBuiltAndBecome() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Show/Package.swift",
            """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "Show", targets: [.executableTarget(name: "Show")])
            """)
        try folder.write(
            "Show/Sources/Show/main.swift",
            """
            import Foundation
            let environment = ProcessInfo.processInfo.environment
            print(CommandLine.arguments.dropFirst(), environment["GAN_RECIPE"] ?? "", environment["GAN_SOURCES"] ?? "")
            exit(7)
            """)
        let gan = try GanProcess(["run", "Show", "--k", "2"], in: folder)
        #expect(gan.status == 7, "\(gan.errors)")
        // Nothing of the build is on standard output.
        #expect(gan.output == "[\"train\", \"--k\", \"2\"] Show \(folder.path)/Show/Sources/Show/main.swift\n")
        #expect(gan.errors.contains("Compiling"))
        // Asked to be quiet, the build is heard of only where it fails.
        try folder.write("Show/Sources/Show/main.swift", "print(CommandLine.arguments.count)")
        let quiet = try GanProcess(["run", "Show", "--quiet"], in: folder)
        #expect((quiet.status, quiet.output, quiet.errors) == (0, "3\n", ""))
        try folder.write("Show/Sources/Show/main.swift", "print(nothing)")
        let broken = try GanProcess(["run", "Show", "--quiet"], in: folder)
        #expect(broken.status == 65)
        #expect(broken.errors.contains("cannot find 'nothing' in scope"))
        #expect(broken.errors.hasSuffix("gan: Show does not build\n"))
        let wrong = try GanProcess(["run", "--product", "Other", "Show"], in: folder)
        #expect(wrong.status == 64)
        #expect(wrong.errors.hasSuffix("gan: Show has no executable product Other; it has: Show\n"))
    }

    @Test func foldersThatAreNoRuns() throws {
        let folder = try TemporaryFolder()
        try folder.write("runs/x/notes.txt", "")
        let missing = try GanProcess(["sample", "runs/y"], in: folder)
        #expect(missing.status == 66)
        #expect(missing.errors == "gan: runs/y is not a folder; name the folder that a run left, below runs/\n")
        let foreign = try GanProcess(["sample", "runs/x"], in: folder)
        #expect(foreign.status == 66)
        #expect(foreign.errors == "gan: runs/x holds no recipe.swift, so it is not the folder of a run\n")
    }
}

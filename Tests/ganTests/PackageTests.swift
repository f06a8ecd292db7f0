import Foundation
import Testing

@testable import gan

/// Somebody else's package with a loss of its own and a recipe, outside GANKit's checkout, with the real tool and SwiftPM.
@Suite(.serialized) struct PackageTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private static func manifest(_ more: String = "") -> String {
        """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "Tails",
            dependencies: [.package(name: "GANKit", path: "\(repository)")],
            targets: [
                .target(name: "Tails", dependencies: [.product(name: "GANKit", package: "GANKit")]),
                .executableTarget(name: "Train", dependencies: ["Tails", .product(name: "GANKit", package: "GANKit")]),\(more)
            ],
            swiftLanguageModes: [.v6]
        )
        """
    }

    private static let loss = """
        public import GANKit

        public struct Squares: AdversarialLoss {
            public init() {}
            public func critic(_ scores: Scores) -> Tensor {
                (scores.real - 1).square().mean() + (scores.fake + 1).square().mean()
            }
            public func generator(_ scores: Scores) -> Tensor { (scores.fake - 1).square().mean() }
        }
        """

    private static let recipe = """
        import GANKit
        import Tails

        @main
        struct Train: Recipe {
            @Option(help: "Weight.") var weight = 2.0

            var plan: GAN {
                GAN(
                    data: .ring(modes: 4), generator: .mlp(width: 8), critic: .mlp(width: 8), loss: Squares(),
                    optimizer: .adam(1e-3), batch: 8, steps: 2
                ) {
                    Divergence(k: weight, p: 6, at: .realAndFake)
                } watch: {
                    WassersteinDistance(every: 1, samples: 50)
                }
            }
        }
        """

    /// A folder with the package `third party`.
    private func package() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("third party/Package.swift", Self.manifest())
        try folder.write("third party/Sources/Tails/Squares.swift", Self.loss)
        try folder.write("third party/Sources/Train/Aside.swift", "let aside = 1\n")
        try folder.write("third party/Sources/Train/Train.swift", Self.recipe)
        return folder
    }

    private func gan(_ words: String..., in folder: TemporaryFolder) throws -> GanProcess {
        let gan = try GanProcess(words, in: folder)
        #expect(gan.status == 0, "\(words): \(gan.errors)")
        return gan
    }

    @Test("a package's recipe trains, and its runs serve every command")
    func everyCommand() throws {
        let folder = try package()
        let pins = try String(contentsOfFile: Self.repository + "/Package.resolved", encoding: .utf8)
        try folder.write("third party/Package.resolved", pins)
        let run = try gan("run", "third party", "--seed", "1", "--out", "run", in: folder)
        // Built against the library that gan itself uses: nothing of GANKit is compiled, and nothing is said.
        #expect(run.errors == "")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.asidePath)
        #expect(!left.contains { $0.hasPrefix("TemporaryDirectory.") || $0.hasPrefix("gan-swift-") }, "\(left)")
        #expect(folder.text("run/recipe.swift") == Self.recipe)
        #expect(folder.text("run/Aside.swift") == "let aside = 1\n")
        #expect(folder.text("run/libraries/Sources/Tails/Squares.swift") == Self.loss)
        #expect(try gan("check", "third party", in: folder).output.contains("The plan works"))
        #expect(
            try gan("plugins", "third party", "Squares", in: folder).output.contains("Of the recipe's own: a loss."))
        #expect(
            try gan("sample", "run", "--count", "2", "--out", "a.csv", in: folder).errors
                == "gan: the recipe of run is the package \(folder.path)/third party, as its run.json says: that package is built and run, not the recipe.swift in the folder\n"
        )
        _ = try gan("interpolate", "run", "--steps", "4", "--out", "b.csv", in: folder)
        _ = try gan("export", "run", "--out", "exported", in: folder)
        #expect(try gan("evaluate", "run", "--samples", "50", in: folder).output.contains("w1"))
        #expect(try gan("resume", "run", "--steps", "3", in: folder).output.contains("from step 2"))
        let study = try gan(
            "study", "third party", "--vary", "weight=1,2", "--seeds", "1", "--metric", "w1", "--out", "study",
            in: folder)
        #expect(study.output.contains("Page  study/study.html"))
        #expect(folder.text("a.csv").split(separator: "\n").count == 2)
        #expect(folder.has("exported/generator.py"))
        #expect(folder.text("third party/Package.resolved") == pins)
    }

    @Test("a changed package is built again, and what runs it left is told of the change")
    func changes() throws {
        let folder = try package()
        _ = try gan("run", "third party", "--out", "run", in: folder)
        // What was built against an earlier library goes when it has not been in use for a month.
        let manager = FileManager.default
        for (name, days) in [("old", 40.0), ("recent", 20.0)] {
            let build = folder.path + "/third party/.build/gan/" + name
            try manager.createDirectory(atPath: build, withIntermediateDirectories: true)
            try manager.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -86_400 * days)], ofItemAtPath: build)
        }
        let changed = Self.loss.replacingOccurrences(of: "mean() }", with: "mean() * 2 }")
        try folder.write("third party/Sources/Tails/Squares.swift", changed)
        let sampled = try gan("sample", "run", "--count", "2", "--out", "a.csv", in: folder)
        #expect(sampled.errors.contains("warning: \(folder.path)/third party has changed since this run was trained"))
        #expect(sampled.errors.contains("+ 8: "))
        let measured = try gan("evaluate", "run", "--samples", "50", in: folder)
        #expect(measured.errors.contains("warning: \(folder.path)/third party has changed since this run was trained"))
        #expect(folder.has("third party/.build/gan/recent") && !folder.has("third party/.build/gan/old"))
        let resumed = try GanProcess(["resume", "run", "--steps", "3"], in: folder)
        #expect(resumed.status == 64)
        #expect(resumed.errors.contains("was trained otherwise:\n  the recipe is another:\n"))
        #expect(resumed.errors.contains("Put \(folder.path)/third party back as it was"))
        let study = try gan("run", "third party", "--out", "other", in: folder)
        #expect(study.errors == "")
        #expect(folder.text("other/libraries/Sources/Tails/Squares.swift") == changed)

        try manager.moveItem(atPath: folder.path + "/third party", toPath: folder.path + "/moved")
        let gone = try GanProcess(["sample", "other", "--out", "b.csv"], in: folder)
        #expect(gone.status == 66)
        #expect(
            gone.errors
                == "gan: the recipe of other is the package \(folder.path)/third party, which is gone; put it back, or say where it is now with --package <folder>\n"
        )
        let found = try gan("resume", "--package", "moved", "other", "--steps", "3", in: folder)
        #expect(found.output.contains("from step 2"))
        let nothing = try GanProcess(["sample", "--package", "run", "other"], in: folder)
        #expect(nothing.status == 66)
        #expect(nothing.errors.contains("run is not the folder of a package"))
    }

    @Test("what does not build is told by the compiler; what is no program, in words")
    func refusals() throws {
        let folder = try package()
        try folder.write(
            "third party/Sources/Tails/Squares.swift",
            Self.loss.replacingOccurrences(of: "(scores.real - 1)", with: "(scores.reel - 1)"))
        let broken = try GanProcess(["run", "third party"], in: folder)
        #expect(broken.status == 65)
        #expect(broken.errors.contains("Squares.swift:6:"))
        #expect(broken.errors.contains("error: value of type 'Scores' has no member 'reel'"))
        #expect(broken.errors.hasSuffix("gan: third party does not build\n"))

        try folder.write("third party/Sources/Other/Other.swift", "@main struct Other { static func main() {} }\n")
        try folder.write("third party/Package.swift", Self.manifest(".executableTarget(name: \"Other\"),"))
        let several = try GanProcess(["run", "third party"], in: folder)
        #expect(several.status == 64)
        #expect(
            several.errors
                == "gan: third party has several executable products; choose one with --product: Other, Train\n")
        #expect(try GanProcess(["run", "--product", "Other", "third party"], in: folder).status == 0)

        try folder.write(
            "library/Package.swift",
            """
            // swift-tools-version: 6.2
            import PackageDescription
            let package = Package(
                name: "Only", products: [.library(name: "Only", targets: ["Only"])], targets: [.target(name: "Only")])
            """)
        try folder.write("library/Sources/Only/Only.swift", "public let one = 1\n")
        let library = try GanProcess(["run", "library"], in: folder)
        #expect(library.status == 65)
        #expect(library.errors.hasPrefix("gan: library is a package without an executable product"))
        try folder.write("library/Package.swift", "// swift-tools-version: 6.2\nlet nonsense")
        let nonsense = try GanProcess(["run", "library"], in: folder)
        #expect(nonsense.status == 65)
        #expect(nonsense.errors.contains("error:"))
    }

    @Test("a run that gan did not start is explained")
    func foreignRun() throws {
        let folder = try TemporaryFolder()
        try folder.write("run/run.json", #"{"version": 1, "arguments": []}"#)
        let gan = try GanProcess(["sample", "run"], in: folder)
        #expect(gan.status == 66)
        #expect(
            gan.errors
                == "gan: run holds no recipe.swift, because gan did not start this run; ask the program that did: <program> sample --run run\n"
        )
    }

    /// How a package would be built that depends on GANKit and on other packages.
    private func way(
        _ folder: TemporaryFolder, dependencies: String, home: String? = nil, torch: String? = nil
    ) throws -> PackageBuild {
        try folder.write(
            "user/Package.swift",
            """
            // swift-tools-version: 6.2
            import PackageDescription
            let package = Package(
                name: "User", dependencies: [\(dependencies)], targets: [.executableTarget(name: "User")])
            """)
        try folder.write("user/Sources/User/main.swift", "")
        let user = folder.path + "/user"
        var environment = ProcessInfo.processInfo.environment
        environment["GAN_HOME"] = home ?? URL(fileURLWithPath: GanProcess.executable).deletingLastPathComponent().path
        environment["GAN_TORCH_DIR"] = torch
        let swift = try #require(Program.find("swift", environment: environment))
        let package = try DescribedPackage(at: user, swift: swift, environment: environment)
        return try PackageBuild(of: package, at: user, swift: swift, environment: environment)
    }

    @Test("the library is used unless two copies of something would meet, or GANKit is another one")
    func ways() throws {
        let folder = try package()
        let gankit = ".package(name: \"GANKit\", path: \"\(Self.repository)\")"
        // A package of plugins beside GANKit.
        let plain = try way(folder, dependencies: "\(gankit), .package(path: \"../third party\")")
        #expect(plain.reason == nil)
        #expect(plain.folder != nil && plain.environment["GAN_PREBUILT"] == "1")

        // One that brings what the library holds as well.
        try folder.write(
            "swift-log/Package.swift",
            """
            // swift-tools-version: 6.2
            import PackageDescription
            let package = Package(name: "swift-log", targets: [.target(name: "Log")])
            """)
        try folder.write("swift-log/Sources/Log/Log.swift", "")
        let twice = try way(folder, dependencies: "\(gankit), .package(path: \"../swift-log\")")
        #expect(twice.folder == nil && twice.environment["GAN_PREBUILT"] == nil)
        #expect(twice.reason?.hasPrefix("swift-log, which it depends on, is in gan's library") == true)

        // One from a repository, which the plugins need.
        try folder.write(
            "third party/Package.swift",
            Self.manifest().replacing(
                "dependencies: [.package(name",
                with: "dependencies: [.package(url: \"https://example.org/x\", from: \"1.0.0\"), .package(name"))
        let remote = try way(folder, dependencies: "\(gankit), .package(path: \"../third party\")")
        #expect(remote.reason == "x, which it depends on, comes from a repository")

        // GANKit from elsewhere needs to be told where libtorch is.
        let url = try way(folder, dependencies: ".package(url: \"https://example.org/GANKit\", from: \"0.1.0\")")
        #expect(url.folder == nil)
        #expect(url.reason?.hasPrefix("it depends on another GANKit than the one in ") == true)
        #expect(url.environment["GAN_TORCH_DIR"] == "\(Self.repository)/.torch")

        let chosen = try way(
            folder, dependencies: ".package(url: \"https://example.org/GANKit\", from: \"0.1.0\")", torch: "/a/torch")
        #expect(chosen.environment["GAN_TORCH_DIR"] == "/a/torch")

        // A copy of the library without the sources that it was built from.
        let home = try folder.installedCopy()
        let installed = try way(folder, dependencies: gankit, home: home)
        #expect(installed.reason == "this gan is installed without GANKit's sources")
        // The checkout that the package names has a libtorch of its own.
        #expect(installed.environment["GAN_TORCH_DIR"] == nil)

        // No GANKit at all.
        let none = try way(folder, dependencies: "")
        #expect(none.folder == nil && none.reason == nil)
    }

    @Test("gan new --package writes one that trains, and whose tests find what is wrong")
    func starter() throws {
        let folder = try TemporaryFolder()
        let new = try gan("new", "--package", "plugins/Tails", in: folder)
        #expect(
            new.output.hasPrefix("plugins/Tails is written: Package.swift, .gitignore, Sources/Tails/TailsLoss.swift"))
        #expect(new.output.contains("\n  gan run plugins/Tails\n"))
        let run = try gan("run", "plugins/Tails", "--steps", "2", "--batch", "8", "--out", "run", in: folder)
        #expect(run.errors == "")
        #expect(folder.text("run/metrics.jsonl").contains("\"tailsPenalty\": "))
        #expect(folder.has("run/libraries/Sources/Tails/TailsSampler.swift"))
        let tests = try gan("test", "plugins/Tails", in: folder)
        #expect(tests.output.contains("Test run with 3 tests in 1 suite passed"), "\(tests.output)")
        // A generator that asks for lower scores breaks a law.
        let loss = folder.text("plugins/Tails/Sources/Tails/TailsLoss.swift")
        try folder.write(
            "plugins/Tails/Sources/Tails/TailsLoss.swift",
            loss.replacing("(scores.fake - 1)", with: "-1.0 * (scores.fake - 1)"))
        let broken = try GanProcess(["test", "plugins/Tails", "--filter", "loss"], in: folder)
        #expect(broken.status == 1)
        #expect(broken.output.contains("the generator's loss does not ask for higher fake scores"), "\(broken.output)")
        let again = try GanProcess(["new", "--package", "plugins/Tails"], in: folder)
        #expect(again.status == 73)
        #expect(again.errors == "gan: plugins/Tails exists and is not an empty folder; gan new overwrites nothing\n")
        let none = try GanProcess(["test", "run"], in: folder)
        #expect(none.status == 66)
        #expect(none.errors.hasPrefix("gan: run is not the folder of a package"))
        let taken = try GanProcess(["new", "--package", "Crypto"], in: folder)
        #expect((taken.status, taken.errors) == (64, "gan: Crypto is the name of a module already; try MyCrypto\n"))
    }
}

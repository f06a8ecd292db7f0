import Foundation
import Testing

/// What `gan run` says, and what it says with `--quiet` and `--verbose`.
@Suite(.serialized) struct MessageTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private static let recipe = repository + "/Recipes/WGANDivFolder.swift"

    /// A folder with 39 pictures and a file that is none, and the words of a quick run on them.
    private func run(_ out: String, _ more: String..., in folder: TemporaryFolder) throws -> GanProcess {
        if !folder.has("faces") {
            try DataFolder.copy((0..<39).map { (place: "faces/\($0).jpg", name: "colour.jpg") }, to: folder)
            try folder.write("faces/text.jpg", "no picture")
        }
        let words = [
            "run", Self.recipe, "--folder", "faces", "--side", "16", "--width", "4", "--latent", "8", "--batch", "8",
            "--steps", "6", "--threads", "1", "--every", "4", "--out", out,
        ]
        return try GanProcess(words + more, in: folder)
    }

    private let warning = "warning: cannot read text.jpg: neither JPEG nor PNG inside; it is text; skipped\n"

    @Test("the usual, quiet and verbose: other words, the same numbers and the same checkpoint")
    func levels() throws {
        let folder = try TemporaryFolder()
        let usual = try run("usual", in: folder)
        #expect(usual.status == 0)
        #expect(usual.errors == warning)
        #expect(usual.output.hasPrefix("Data      39 pictures in faces, 16×16\nNetworks  generator "))
        #expect(
            usual.output.hasSuffix("Pictures  usual/samples/000006.png\nReport    usual/report.html\nRun       usual\n")
        )

        let quiet = try run("quiet", "--quiet", in: folder)
        #expect(quiet.status == 0)
        #expect(quiet.errors == warning)
        #expect(quiet.output == "")

        let verbose = try run("verbose", "--verbose", in: folder)
        #expect(verbose.status == 0)
        let lines = verbose.errors.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("debug: ") || $0 + "\n" == warning }, "\(verbose.errors)")
        for beginning in [
            "\(Self.recipe) was compiled before, to ", "GANKit ", "built the networks in ",
            "the networks compute on cpu with 1 thread, in float32; ", "critic steps take four passes",
            "the data is read by 2 threads; decoded pictures may take 16 GiB of ", "opened the data in ",
            "SampleGrid looked at step 4 in ", "SampleGrid looked at step 6 in ", "wrote the checkpoint of step 6 in ",
        ] {
            #expect(lines.contains { $0.hasPrefix("debug: \(beginning)") }, "\(beginning): \(verbose.errors)")
        }
        #expect(verbose.output.hasPrefix("Data      39 pictures in faces, 16×16\nNetworks  generator "))

        let checkpoints = try ["usual", "quiet", "verbose"].map { out in
            try Data(
                contentsOf: URL(fileURLWithPath: "\(folder.path)/\(out)/checkpoints/000006/generator.safetensors"))
        }
        #expect(Set(checkpoints).count == 1)
    }

    @Test("a quiet run that goes on is as talkative as it is asked to be then")
    func resuming() throws {
        let folder = try TemporaryFolder()
        #expect(try run("out", "--quiet", in: folder).status == 0)
        let talking = try GanProcess(["resume", "out", "--steps", "7"], in: folder)
        #expect(talking.status == 0)
        #expect(talking.output.contains(", from step 6\n"))
        let quiet = try GanProcess(["resume", "out", "--steps", "8", "--quiet"], in: folder)
        #expect((quiet.status, quiet.output, quiet.errors) == (0, "", warning))
        let verbose = try GanProcess(["resume", "out", "--steps", "9", "--verbose"], in: folder)
        #expect(verbose.status == 0)
        #expect(verbose.errors.contains("debug: took up the checkpoint of step 8 in "))
        #expect(folder.text("out/metrics.jsonl").split(separator: "\n").count == 9)
    }

    @Test("the last of both flags counts; a failure is told however quiet")
    func quietFailure() throws {
        let folder = try TemporaryFolder()
        #expect(try run("a", "--verbose", "--quiet", in: folder).output == "")
        let failed = try run("a", "--quiet", in: folder)
        #expect(failed.status == 73)
        #expect(failed.errors.contains("gan: a already holds a run"))
    }

    @Test("--verbose shows the compiler's command line, and --quiet a recipe's mistakes")
    func compiling() throws {
        let folder = try TemporaryFolder()
        try folder.write("Bad.swift", "import GANKit\n@main struct Bad: Recipe { var plan: GAN { nothing } }\n")
        let verbose = try GanProcess(["run", "Bad.swift", "--verbose"], in: folder)
        #expect(verbose.status == 65)
        #expect(verbose.errors.contains("cannot find 'nothing' in scope"))
        let line = verbose.errors.split(separator: "\n").first { $0.hasPrefix("debug: compiling Bad.swift took ") }
        #expect(line?.contains(" -lGANKitDynamic ") == true, "\(verbose.errors)")
        let quiet = try GanProcess(["run", "Bad.swift", "--quiet"], in: folder)
        #expect(quiet.status == 65)
        #expect(quiet.errors.contains("cannot find 'nothing' in scope"))
        #expect(!quiet.errors.contains("debug: "))
    }
}

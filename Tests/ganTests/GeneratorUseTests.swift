import Foundation
import GANTestSupport
import Testing

/// `gan sample`, `gan interpolate` and `gan export` on the folder of a run, with the real tool.
@Suite(.serialized) struct GeneratorUseTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A run on pictures of 16×16 and one on points, trained once for all of these tests.
    private struct Runs {
        // Beside the cache in the build folder: nothing ends with the last test that could remove it elsewhere.
        let pictures = GanProcess.cache + "-runs/pictures"
        let points = GanProcess.cache + "-runs/points"

        init() throws {
            try? FileManager.default.removeItem(atPath: GanProcess.cache + "-runs")
            let recipes = GeneratorUseTests.repository + "/Recipes"
            for words in [
                [
                    "\(recipes)/WGANDivFolder.swift", "--folder", DataFolder.fixtures, "--side", "16", "--width", "4",
                    "--latent", "8", "--batch", "4", "--steps", "3", "--out", pictures,
                ],
                ["\(recipes)/Ring.swift", "--batch", "8", "--steps", "2", "--out", points],
            ] {
                let gan = try GanProcess(["run"] + words, in: TemporaryFolder())
                try #require(gan.status == 0, "\(gan.errors)")
            }
        }
    }

    private static let trained = Result { try Runs() }

    private func use(_ words: String..., in folder: TemporaryFolder) throws -> GanProcess {
        let gan = try GanProcess(words, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        return gan
    }

    private func bytes(_ name: String, in folder: TemporaryFolder) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    @Test("a run keeps all files of its recipe, also a second recipe.swift, and is used again")
    func secondRecipeFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Line.swift",
            """
            import GANKit

            @main
            struct Line: Recipe {
                var plan: GAN {
                    GAN(
                        data: .ring(modes: modes), generator: .mlp(width: width), critic: .mlp(width: width),
                        loss: .wasserstein, optimizer: .adam(1e-3), batch: 8, steps: 1
                    ) {
                        R1(gamma: 1)
                    }
                }
            }
            """)
        try folder.write("recipe.swift", "let modes = 3")
        try folder.write("a/Width.swift", "let width = 8")
        _ = try use("run", "Line.swift", "recipe.swift", "a/Width.swift", "--out", "run", in: folder)
        #expect(folder.text("run/recipe.swift").contains("@main"))
        #expect(folder.text("run/recipe-2.swift") == "let modes = 3")
        #expect(folder.text("run/Width.swift") == "let width = 8")
        _ = try use("sample", "run", "--count", "2", "--out", "samples.csv", in: folder)
        _ = try use("resume", "run", "--steps", "2", in: folder)
        #expect(folder.text("run/recipe-2.swift") == "let modes = 3")
    }

    @Test("truncation: 1 changes nothing, less something, and at 0 all samples are alike; a step names its checkpoint")
    func sample() throws {
        let run = try Self.trained.get().pictures
        let folder = try TemporaryFolder()
        for (out, more) in [
            ("plain", []), ("one", ["--truncation", "1"]), ("less", ["--truncation", "0.7"]),
            ("none", ["--truncation", "0"]), ("third", ["--checkpoint", "3"]), ("more", ["--count", "5"]),
        ] as [(String, [String])] {
            let gan = try GanProcess(["sample", run, "--count", "3", "--seed", "4", "--out", out] + more, in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
            let count = more == ["--count", "5"] ? 5 : 3
            #expect(gan.output == "\(count) samples from \(run) in \(out)\n")
        }
        let first = try bytes("plain/000000.png", in: folder)
        for same in ["one", "third", "more"] { #expect(try bytes("\(same)/000000.png", in: folder) == first) }
        for other in ["less", "none"] { #expect(try bytes("\(other)/000000.png", in: folder) != first) }
        #expect(try bytes("none/000000.png", in: folder) == bytes("none/000001.png", in: folder))
        #expect(try bytes("plain/000000.png", in: folder) != bytes("plain/000001.png", in: folder))
    }

    @Test("points go to text, and those of the plane to a picture too")
    func points() throws {
        let run = try Self.trained.get().points
        let folder = try TemporaryFolder()
        _ = try use("sample", run, "--count", "300", "--out", "a.csv", in: folder)
        _ = try use("sample", run, "--count", "20", "--out", "b", in: folder)
        _ = try use("sample", run, "--out", "c.png", in: folder)
        _ = try use("interpolate", run, "--steps", "12", "--out", "walk.csv", in: folder)
        let lines = folder.text("a.csv").split(separator: "\n")
        #expect(lines.count == 300)
        #expect(lines.allSatisfy { $0.split(separator: ",").compactMap { Double($0) }.count == 2 })
        #expect(folder.text("b/points.csv").split(separator: "\n") == Array(lines.prefix(20)))
        #expect(try bytes("c.png", in: folder).starts(with: [0x89, 0x50]))
        #expect(folder.text("walk.csv").split(separator: "\n").count == 12)
        for name in ["a.npy", "walk.npy", "a.safetensors"] {
            _ = try use(
                name.hasPrefix("walk") ? "interpolate" : "sample", run, "--out", name, in: folder)
        }
        // 64 points of two float32 after NumPy's header, and 60 steps; safetensors' header is as long as it is.
        #expect(try bytes("a.npy", in: folder).count == 128 + 64 * 8)
        #expect(try bytes("walk.npy", in: folder).count == 128 + 60 * 8)
        #expect(try bytes("a.safetensors", in: folder).suffix(512) == bytes("a.npy", in: folder).suffix(512))
    }

    @Test(
        "a walk as a film: as many pictures as steps, without end, close to those of the strip",
        .enabled(if: PythonProcess.isComplete))
    func interpolate() throws {
        let run = try Self.trained.get().pictures
        let folder = try TemporaryFolder()
        let gan = try use(
            "interpolate", run, "--steps", "10", "--keys", "3", "--seed", "2", "--out", "walk.png", in: folder)
        #expect(gan.output == "10 steps past 3 latents of \(run) in walk.png\n")
        for (out, rows) in [("walk.gif", "1"), ("walks.gif", "2")] {
            _ = try use(
                "interpolate", run, "--steps", "10", "--keys", "3", "--seed", "2", "--rows", rows, "--out", out,
                in: folder)
        }
        _ = try use(
            "interpolate", run, "--steps", "10", "--keys", "3", "--seed", "2", "--scale", "3", "--out", "large.gif",
            in: folder)
        let script = """
            import sys
            import numpy
            from PIL import Image

            large = numpy.array(Image.open("large.gif").convert("RGB"))
            small = numpy.array(Image.open("walk.gif").convert("RGB"))
            print(large.shape, (large == small.repeat(3, 0).repeat(3, 1)).all())
            strip = numpy.array(Image.open("walk.png").convert("RGB")).astype(int)
            print(strip.shape)
            film, films = Image.open("walk.gif"), Image.open("walks.gif")
            print(film.n_frames, film.info["loop"], film.size, films.n_frames, films.size)
            largest, moved = 0, []
            frames = []
            for number in range(film.n_frames):
                film.seek(number)
                films.seek(number)
                frames.append(numpy.array(film.convert("RGB")).astype(int))
                top, left = 2 + number // 4 * 18, 2 + number % 4 * 18
                largest = max(largest, abs(frames[-1] - strip[top:top + 16, left:left + 16]).max())
                quarter = numpy.array(films.convert("RGB")).astype(int)[2:18, 2:18]
                largest = max(largest, abs(frames[-1] - quarter).max() // 8)
            steps = [abs(a - b).mean() for a, b in zip(frames, frames[1:] + frames[:1])]
            print(largest, steps[-1] <= 2 * max(steps[:-1]), min(steps) > 0)
            """
        let python = try #require(try PythonProcess(["-c", script], in: folder.path))
        #expect(
            python.output == """
                (48, 48, 3) True
                (56, 74, 3)
                10 0 (16, 16) 10 (38, 38)
                0 True True

                """, "\(python.errors)")
    }

    @Test("an export draws in Python what gan sample draws", .enabled(if: PythonProcess.isComplete))
    func export() throws {
        let runs = try Self.trained.get()
        let folder = try TemporaryFolder()
        let gan = try use("export", runs.pictures, "--checkpoint", "3", "--out", "faces", in: folder)
        #expect(gan.output.hasPrefix("Generator  1,755 parameters, weights after step 3\n"))
        #expect(gan.output.contains("python faces/generator.py --check"))
        _ = try use("export", runs.points, "--out", "ring", in: folder)
        _ = try use("sample", runs.pictures, "--count", "70", "--seed", "7", "--out", "swift.png", in: folder)
        _ = try use("sample", runs.points, "--count", "70", "--truncation", "0.5", "--out", "swift.csv", in: folder)
        for words in [
            ["faces/generator.py", "--check"], ["ring/generator.py", "--check"],
            ["faces/generator.py", "--count", "70", "--seed", "7", "--out", "python.png"],
            ["ring/generator.py", "--count", "70", "--truncation", "0.5", "--out", "python.csv"],
        ] {
            let python = try #require(try PythonProcess(words, in: folder.path))
            #expect(python.status == 0, "\(python.errors)")
        }
        // -S leaves out what was installed beside Python itself.
        let bare = try #require(try PythonProcess(["-S", "faces/generator.py", "--check"], in: folder.path))
        #expect(bare.status == 1)
        #expect(
            bare.errors
                == "generator.py: No module named 'torch'; to install what it needs: python -m pip install torch safetensors numpy pillow\n"
        )
        let script = """
            import numpy
            from PIL import Image

            a, b = (numpy.array(Image.open(name)).astype(int) for name in ("swift.png", "python.png"))
            c, d = (numpy.loadtxt(name, delimiter=",") for name in ("swift.csv", "python.csv"))
            print(a.shape == b.shape, abs(a - b).max() <= 1, c.shape, abs(c - d).max() < 1e-6 * abs(c).max())
            """
        let python = try #require(try PythonProcess(["-c", script], in: folder.path))
        #expect(python.output == "True True (70, 2) True\n", "\(python.output) \(python.errors)")
    }

    @Test(
        "mistakes are answered in words, with a status",
        arguments: [
            (["sample", "pictures", "--truncation", "1.5"], 64, "--truncation is 1.5 and must be 0 to 1"),
            (["sample", "pictures", "--truncation", "nan"], 64, "--truncation"),
            (["sample", "pictures", "--count", "0"], 64, "--count is 0"),
            (["sample", "pictures", "--checkpoint", "4"], 66, "no checkpoint of step 4; there are those of 3"),
            (["export", "pictures", "--checkpoint", "last"], 64, "--checkpoint"),
            (["sample", "pictures", "--out", "a.csv"], 64, "pictures go to a folder or to one .png file"),
            (["sample", "pictures", "--out", "a.jpg"], 64, "one .png file"),
            (["sample", "points", "--out", "a.gif"], 64, "points go to a .csv file"),
            (["sample", "pictures", "--count", "9000000", "--out", "a.png"], 64, "16,384 pixels at most"),
            (["sample", "pictures", "--out", "/proc/nothing"], 73, "/proc/nothing"),
            (
                ["sample", "pictures", "--count", "1000000000000", "--out", "many"], 73,
                "1,000,000,000,000 pictures take about 3725 TiB, and the disk of many has "
            ),
            (
                ["sample", "points", "--count", "1000000000000", "--out", "many.csv"], 73,
                "1,000,000,000,000 points take about "
            ),
            (["sample", "points", "--count", "1000000000000", "--out", "many.png"], 64, "at most 10,000,000 points"),
            (["interpolate", "pictures", "--steps", "1"], 64, "--steps is 1 and must be 2 to 10,000"),
            (["interpolate", "pictures", "--keys", "1"], 64, "--keys is 1 and must be 2 to 60"),
            (["interpolate", "pictures", "--rows", "0"], 64, "--rows is 0 and must be 1 to 60"),
            (["interpolate", "pictures", "--rows", "99", "--out", "a.gif"], 64, "--rows is 99 and must be 1 to 32"),
            (["interpolate", "pictures", "--out", "walk.mp4"], 64, "must end with .png, .gif, .npy"),
            (["interpolate", "points", "--out", "walk.gif"], 64, "name a .csv, .npy"),
            (["interpolate", "pictures", "--out", "/proc/nothing/walk.gif"], 73, "/proc/nothing"),
            (["interpolate", "pictures", "--scale", "0"], 64, "--scale is 0 and must be 1 to 64"),
            (["sample", "pictures", "--scale", "64", "--count", "400", "--out", "a.png"], 64, "16,384 pixels at most"),
            (["export", "pictures", "--out", "/proc/nothing"], 73, "/proc/nothing"),
            (["export", "nowhere"], 66, "nowhere is not a folder"),
            (["interpolate", "pictures/samples"], 66, "holds no recipe.swift"),
        ] as [([String], Int32, String)])
    func mistakes(words: [String], status: Int32, message: String) throws {
        let runs = try Self.trained.get()
        let places = ["pictures": runs.pictures, "points": runs.points, "pictures/samples": "\(runs.pictures)/samples"]
        let folder = try TemporaryFolder()
        let gan = try GanProcess(words.map { places[$0] ?? $0 }, in: folder)
        #expect(gan.status == status, "\(gan.errors)")
        #expect(gan.errors.contains(message), "\(gan.errors)")
        #expect(gan.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("a run without a checkpoint, one whose recipe was changed, and one that diverged")
    func damagedRuns() throws {
        let folder = try TemporaryFolder()
        func copy(_ name: String) throws -> String {
            let path = "\(folder.path)/\(name)"
            try FileManager.default.copyItem(atPath: try Self.trained.get().pictures, toPath: path)
            return path
        }
        try FileManager.default.removeItem(atPath: "\(copy("empty"))/checkpoints")
        let empty = try GanProcess(["export", "empty"], in: folder)
        #expect(empty.status == 66)
        #expect(empty.errors.contains("empty has no checkpoint"))
        let recipe = try copy("changed") + "/recipe.swift"
        let text = try String(contentsOfFile: recipe, encoding: .utf8)
        try folder.write(
            "changed/recipe.swift",
            text.replacingOccurrences(
                of: "width: width),\n            critic", with: "width: 2 * width),\n            critic"))
        let changed = try GanProcess(["sample", "changed"], in: folder)
        #expect(changed.status == 65, "\(changed.errors)")
        #expect(changed.errors.contains("was the recipe changed after the run?"))
        let weights = try copy("damaged") + "/checkpoints/000003/generator.safetensors"
        try Data(contentsOf: URL(fileURLWithPath: weights)).dropLast(5).write(to: URL(fileURLWithPath: weights))
        let damaged = try GanProcess(["interpolate", "damaged"], in: folder)
        #expect(damaged.status == 65)
        #expect(damaged.errors.contains("generator.safetensors is damaged"))
    }
}

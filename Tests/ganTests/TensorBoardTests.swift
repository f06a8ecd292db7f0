import Foundation
import GANTestSupport
import Testing

/// The event files of real runs, read by TensorBoard's own reader.
@Suite(.serialized, .enabled(if: PythonProcess.isComplete))
struct TensorBoardTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Compares a run's event file with its metrics.jsonl and its pictures, and prints what is in it.
    private static let comparison = """
        import io, json, sys
        import numpy as np
        from PIL import Image
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

        run = sys.argv[1]
        events = EventAccumulator(run, size_guidance={"scalars": 0, "images": 0})
        events.Reload()
        tags = events.Tags()
        lines = [json.loads(line) for line in open(run + "/metrics.jsonl")]
        steps = [line for line in lines if "event" not in line]

        def logged(step):
            values = {
                "loss/critic": step["criticLoss"], "loss/generator": step["generatorLoss"],
                "critic/gap": step["criticGap"], "learning_rate/critic": step["rates"]["critic"],
                "learning_rate/generator": step["rates"]["generator"],
            }
            for name, place in [("virial", "critic/virial"), ("distance", "critic/distance")]:
                if name in step: values[place] = step[name]
            for name, value in step.get("gradientNorm", {}).items(): values["gradient_norm/" + name] = value
            for name, value in step["penalties"].items(): values["penalty/" + name] = value
            if "diversity" in step: values["generator/diversity"] = step["diversity"]
            return values

        wanted = {}
        for step in steps:
            for tag, value in logged(step).items():
                wanted.setdefault(tag, []).append((step["step"], np.float32(value)))
        found = {tag: [(p.step, np.float32(p.value)) for p in events.Scalars(tag)] for tag in tags["scalars"]}
        speed = found.pop("speed/images_per_second")
        assert found == wanted, (found, wanted)
        # Rounded to a tenth in metrics.jsonl.
        assert all(abs(p[1] - s["imagesPerSecond"]) < 0.051 for p, s in zip(speed, steps, strict=True)), speed
        assert tags["images"] == ["samples"], tags
        for picture in events.Images("samples"):
            file = open(f"{run}/samples/{picture.step:06}.png", "rb").read()
            assert picture.encoded_image_string == file
            assert (picture.width, picture.height) == Image.open(io.BytesIO(file)).size
        print(len(steps), [p.step for p in events.Images("samples")], *sorted(found))
        """

    /// What a script printed about a run's folder; the last lines of its failure where it failed.
    private static func answer(of script: String, _ folder: String) throws -> String {
        let python = try #require(try PythonProcess(["-c", script, folder]))
        return python.status == 0 ? python.output : String(python.errors.suffix(2_000))
    }

    private static let tags =
        "critic/distance critic/gap critic/virial gradient_norm/max gradient_norm/mean learning_rate/critic "
        + "learning_rate/generator loss/critic loss/generator penalty/divergence\n"

    @Test(
        "every number of metrics.jsonl and every sample grid of pictures, also when the run goes on from an earlier step"
    )
    func pictures() throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(
            [
                "run", Self.repository + "/Recipes/WGANDivFolder.swift", "--folder", DataFolder.fixtures, "--side",
                "16",
                "--width", "4", "--batch", "4", "--steps", "5", "--every", "2", "--checkpoint-every", "4", "--out",
                "out",
            ], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(try Self.answer(of: Self.comparison, folder.path + "/out") == "5 [2, 4, 5] \(Self.tags)")
        // As if the run had been killed in the fifth step, after it was logged.
        try FileManager.default.removeItem(atPath: folder.path + "/out/checkpoints/000005")
        let resumed = try GanProcess(["resume", "out", "--steps", "8"], in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try Self.answer(of: Self.comparison, folder.path + "/out") == "8 [2, 4, 6, 8] \(Self.tags)")
    }

    @Test("every number of metrics.jsonl and the scatter plot of points")
    func points() throws {
        let folder = try TemporaryFolder()
        let recipe = Self.repository + "/Recipes/Ring.swift"
        let gan = try GanProcess(["run", recipe, "--batch", "16", "--steps", "5", "--out", "out"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(try Self.answer(of: Self.comparison, folder.path + "/out") == "5 [5] \(Self.tags)")
    }

    @Test("steps that a roll-back takes back are forgotten")
    func rolledBack() throws {
        let folder = try TemporaryFolder()
        try folder.write("Wild.swift", ResumeTests.wildRecipe)
        let gan = try GanProcess(
            ["run", "Wild.swift", "--rate", "50", "--on-divergence", "roll-back", "--out", "out"], in: folder)
        #expect(gan.status == 70, "\(gan.errors)")
        let attempts = folder.text("out/metrics.jsonl").components(separatedBy: "{\"step\": 1,").count - 1
        #expect(attempts == 4)
        let script = """
            import sys
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            events = EventAccumulator(sys.argv[1])
            events.Reload()
            steps = [point.step for point in events.Scalars("loss/critic")]
            print(steps == sorted(set(steps)) or steps)
            """
        #expect(try Self.answer(of: script, folder.path + "/out") == "True\n")
    }

    @Test("a killed run leaves a file that TensorBoard reads, up to a second before the end")
    func killed() throws {
        let folder = try TemporaryFolder()
        let recipe = Self.repository + "/Recipes/Ring.swift"
        let gan = try GanProcess(["run", recipe, "--steps", "1000000", "--out", "out"], in: folder) { process in
            let deadline = Date(timeIntervalSinceNow: 120)
            func size() -> Int {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")) ?? []
                let name = names.first { $0.hasPrefix("events.out.tfevents.") } ?? "none"
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder.path)/out/\(name)")
                return attributes?[.size] as? Int ?? 0
            }
            while size() < 1_000, Date() < deadline { usleep(20_000) }
            kill(process, SIGKILL)
        }
        #expect(gan.status != 0)
        let script = """
            import sys
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            events = EventAccumulator(sys.argv[1])
            events.Reload()
            points = events.Scalars("loss/critic")
            assert points and points[0].step == 1, points
            print("read")
            """
        #expect(try Self.answer(of: script, folder.path + "/out") == "read\n")
    }
}

import Foundation
import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Mode count")
struct ModeCountTests {
    /// Dark is class 0 and bright class 1.
    private let brightness = ClassifierFunction("brightness", classes: 2) { _ in
        { pictures in
            let mean = pictures.to(.float32).mean(over: [1, 2, 3]) - 128
            return Tensor.stacked([-mean, mean], along: 1)
        }
    }

    /// Stacked pictures whose channels have the given bits, 4×4.
    private func pictures(_ modes: [Int], channels: Int = 3) -> Tensor {
        let bits = modes.flatMap { mode in (0..<channels).map { Double(mode >> (channels - 1 - $0) & 1) * 200 } }
        return Tensor(bits, shape: [modes.count, channels, 1, 1], dtype: .uint8)
            .expanded(to: [modes.count, channels, 4, 4]).contiguous()
    }

    /// The divergence of shares 2/4, 1/4 and 1/4 where an eighth each is expected: ½·ln 4 + 2·¼·ln 2.
    private let threeOfEight = 1.5 * log(2.0)

    private func values(_ metric: ModeCount, real: Tensor, fake: Tensor, batch: Int = .max) throws -> [Double] {
        let evaluation = try Evaluation([metric])
        for (samples, kind) in [(real, SampleKind.real), (fake, .fake)] {
            for start in stride(from: 0, to: samples.shape[0], by: min(batch, samples.shape[0])) {
                let end = min(start + min(batch, samples.shape[0]), samples.shape[0])
                try evaluation.update(samples.sliced(along: 0, from: start, to: end), of: kind)
            }
        }
        return try evaluation.results().flatMap { $0 }.map(\.value)
    }

    @Test("eight modes of three channels, against all alike and against the real ones", arguments: [1, 3, 64])
    func stacked(batch: Int) throws {
        let fake = pictures([0, 0, 3, 7])
        let real = pictures([0, 1, 2, 3, 3, 3, 3, 3])
        let uniform = try values(
            ModeCount(classifier: brightness, classes: 2), real: real, fake: fake, batch: batch)
        #expect(agree(uniform, [3, threeOfEight], to: 1e-14))
        let real8 = ModeCount(classifier: brightness, classes: 2, reference: .real)
        // Real shares, one more in each of eight modes: 2/16, 6/16, 1/16.
        let terms: [Double] = [0.5 * log(4.0), 0.25 * log(4.0 / 6), 0.25 * log(4.0)]
        let expected = terms.reduce(0, +)
        #expect(agree(try values(real8, real: real, fake: fake, batch: batch), [3, expected], to: 1e-14))
    }

    @Test("all modes alike have no divergence; one channel has as many modes as classes")
    func ends() throws {
        let all = pictures(Array(0..<8))
        #expect(try values(ModeCount(classifier: brightness, classes: 2), real: all, fake: all) == [8, 0])
        let grey = pictures([0, 1, 1, 1], channels: 1)
        let one = try values(ModeCount(classifier: brightness, classes: 2), real: grey, fake: grey)
        let uneven: Double = 0.25 * log(0.5) + 0.75 * log(1.5)
        #expect(agree(one, [2, uneven], to: 1e-14))
        // Not stacked: the whole picture is dark or bright.
        let whole = ModeCount(classifier: brightness, classes: 2, stacked: false)
        #expect(try values(whole, real: all, fake: pictures([0, 1, 2, 4])) == [1, log(2)])
    }

    @Test("a classifier in a TorchScript file, of grey or of colour pictures", .enabled(if: PythonProcess.isComplete))
    func torchScript() throws {
        let folder = NSTemporaryDirectory() + "gan-metrics-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let script = """
            import sys, torch
            class Brightness(torch.nn.Module):
                def __init__(self, channels: int):
                    super().__init__()
                    self.channels = channels
                def forward(self, x, features: bool):
                    assert x.shape[1] == self.channels and x.dtype == torch.uint8 and not features
                    mean = x.float().mean((1, 2, 3)) / 255 - 0.5
                    return torch.stack([-mean, mean], 1)
            for channels in (1, 3):
                torch.jit.script(Brightness(channels)).save(f"{sys.argv[1]}/{channels}.pt")
            """
        // In a file, because torch reads the source.
        let path = folder + "/classifier.py"
        try Data(script.utf8).write(to: URL(fileURLWithPath: path))
        let python = try #require(try PythonProcess([path, folder]))
        #expect(python.status == 0, "\(python.errors)")
        let fake = pictures([0, 0, 3, 7])
        let grey = TorchScriptFeatures.torchScript(folder + "/1.pt", greyAsColour: false)
        for source in [grey, .torchScript(folder + "/3.pt")] {
            let found = try values(ModeCount(classifier: source, classes: 2), real: fake, fake: fake)
            #expect(agree(found, [3, threeOfEight], to: 1e-14))
        }
        // Grey pictures given to the file of colour pictures as they are do not fit, which torch says.
        #expect(throws: (any Error).self) {
            let wrong = TorchScriptFeatures(folder + "/3.pt", greyAsColour: false)
            return try values(ModeCount(classifier: wrong, classes: 2), real: fake, fake: fake)
        }
        #expect(try TorchScriptFeatures(folder + "/1.pt").identity() != grey.identity())
    }

    @Test("what cannot be counted is answered in words")
    func badInput() throws {
        let few = try #require(complaint(ModeCount(classifier: brightness), real: nil, fake: .zeros([1, 30])))
        #expect(few.status == .badData)
        #expect(few.message == "ModeCount needs 2 samples at least, and there is 1 of the generated samples")
        let classes = try #require(complaint(ModeCount(classifier: brightness), real: nil, fake: .zeros([4, 25])))
        #expect(classes.message.contains("shape [4, 25], and there should be 10 classes for each channel"))
        let nan = try #require(complaint(ModeCount(classifier: brightness), real: nil, fake: .full([4, 30], .nan)))
        #expect(nan.message.contains("not finite"))
        let many = try #require(
            complaint(ModeCount(classifier: brightness, classes: 10), real: nil, fake: .zeros([4, 160])))
        #expect(many.message.contains("10 classes in 16 channels are too many modes"))
        let channels = try #require(
            complaint(ModeCount(classifier: brightness), real: .zeros([4, 10]), fake: .zeros([4, 30])))
        #expect(channels.message.contains("some samples have 1 channels and some 3"))
        let none = try #require(
            complaint(ModeCount(classifier: brightness, reference: .real), real: nil, fake: .zeros([4, 30])))
        #expect(none.message.contains("there are 0 of the real samples"))
    }
}

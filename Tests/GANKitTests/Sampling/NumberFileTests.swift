import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// Samples that are neither pictures nor points, and numbers for programs.
@Suite("Samples as numbers")
struct NumberFileTests {
    /// A generator of 2×3×2 numbers, which no picture shows.
    private func generator(_ dtype: DType) -> TrainedGenerator {
        let body = Sequential([Dense(4, 12), Reshape([2, 3, 2])])
        Initialization.he.apply(to: body, random: Random(seed: 3))
        place(body, on: .cpu, as: dtype)
        return TrainedGenerator(
            Generator(body, latent: 4, sampleShape: [2, 3, 2]), recipe: "Odd", step: 1, isAveraged: false,
            device: .cpu, dtype: dtype)
    }

    private func drawn(_ dtype: DType, to path: String) throws -> String {
        try DrawnSamples(
            generator: generator(dtype), count: 300, seed: 7, truncation: 1, scale: .parse([])
        ).write(to: path)
    }

    @Test(
        "NumPy and safetensors read what was made, in its type",
        .enabled(if: PythonProcess.isComplete), arguments: [DType.float32, .float64])
    func readByPython(dtype: DType) throws {
        let folder = NSTemporaryDirectory() + "gan-numbers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try drawn(dtype, to: folder) == folder + "/samples.npy")
        #expect(try drawn(dtype, to: folder + "/a.safetensors") == folder + "/a.safetensors")
        let script = """
            import sys
            import numpy
            from safetensors.numpy import load_file

            a, b = numpy.load(sys.argv[1] + "/samples.npy"), load_file(sys.argv[1] + "/a.safetensors")["samples"]
            print(a.shape, a.dtype, (a == b).all(), *map(repr, a.reshape(-1)[[0, 11, 12, 3599]].tolist()))
            """
        let words = try #require(try PythonProcess.output(of: script, folder)).split(whereSeparator: \.isWhitespace)
        let values = generator(dtype).samples(300, seed: 7).values()
        #expect(
            words.prefix(6).joined(separator: " ") == "(300, 2, 3, 2) \(dtype == .float32 ? "float32" : "float64") True"
        )
        #expect(words.dropFirst(6).map { Double($0) } == [0, 11, 12, 3599].map { values[$0] })
    }

    @Test(
        "no picture and no text is made of them, and the message says where they go",
        arguments: ["a.png", "a.csv", "a.jpg"])
    func mistakes(name: String) {
        let error = #expect(throws: GANError.self) { try drawn(.float32, to: "/nowhere/" + name) }
        #expect(error?.status == .usage)
        #expect(error?.message.contains(".npy or .safetensors file") == true, "\(error?.message ?? "")")
    }

    @Test("pictures of two channels have no grid during training, and do not end it")
    func channels() {
        #expect(arePictures([3, 8, 8]) && arePictures([1, 8, 8]))
        for shape in [[2, 8, 8], [3, 8], [5], [3, 2, 2, 2]] { #expect(!arePictures(shape)) }
    }
}

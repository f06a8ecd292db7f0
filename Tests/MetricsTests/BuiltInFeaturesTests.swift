import GANBase
import GANMetrics
import GANTensors
import Testing

@Suite("Built-in features")
struct BuiltInFeaturesTests {
    private let extractor = BuiltInFeatures().load(on: .cpu)

    private func random(_ shape: [Int], seed: UInt64) -> Tensor {
        Random(seed: seed).uniform(shape, from: 0, to: 255).to(.uint8)
    }

    @Test(
        "240 numbers for any side and for grey pictures, all of them finite",
        arguments: [[2, 3, 32, 32], [1, 3, 64, 64], [3, 1, 28, 28], [1, 3, 7, 90]])
    func shapes(shape: [Int]) throws {
        let features = try extractor.features(of: random(shape, seed: 1))
        #expect(features.shape == [shape[0], BuiltInFeatures.count])
        let values = features.values()
        #expect(values.allSatisfy { $0.isFinite })
    }

    @Test("one colour everywhere: no waves, and the mean is the colour's")
    func flat() throws {
        let grey = Tensor.full([1, 3, 64, 64], 255).to(.uint8)
        let features = try extractor.features(of: grey).values()
        // Brightness 1 on a 4×4 grid, no tint, and the logarithm of what is added where there is no wave.
        #expect(features[0..<16].allSatisfy { abs($0 - 1) < 1e-6 })
        #expect(features[16..<48].allSatisfy { abs($0) < 1e-6 })
        #expect(features[48..<112].allSatisfy { abs($0 + 4.605_170_186) < 1e-3 })
    }

    @Test("a wave is felt in its own direction", arguments: [false, true])
    func direction(isUpright: Bool) throws {
        let row = (0..<64).map { Double($0 % 4 < 2 ? 0 : 255) }
        let along = Tensor(row, shape: [1, 1, 1, 64]).expanded(to: [1, 1, 64, 64])
        let picture = (isUpright ? along.transposed(2, 3) : along).contiguous().to(.uint8)
        let features = try extractor.features(of: picture).values()
        // The shortest waves: four directions, each on a 2×2 grid.
        let strengths = (0..<4).map { features[48 + 4 * $0] }
        #expect(strengths.firstIndex(of: strengths.max() ?? 0) == (isUpright ? 2 : 0))
    }

    @Test("they know no classes, and say so")
    func logits() throws {
        let pictures = random([1, 3, 8, 8], seed: 2)
        let error = #expect(throws: GANError.self) { try extractor.logits(of: pictures) }
        #expect(error?.message.contains("classifier in a TorchScript file") == true)
    }
}

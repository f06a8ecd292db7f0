import GANKit

/// A generator that makes points of a given distribution and learns nothing.
struct FixedGenerator: GeneratorArchitecture {
    var distribution: any PointDistribution
    var initialization: Initialization { .uniform }

    func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        guard distribution.dimensions == sampleShape[0] else {
            throw GANError(
                .usage, "points of \(sampleShape[0]) and of \(distribution.dimensions) numbers have no critic")
        }
        return Generator(DrawnPoints(distribution), latent: 1, sampleShape: sampleShape)
    }
}

/// Points of a distribution, the same ones for the same latents.
final class DrawnPoints: ParameterizedLayer {
    private let distribution: any PointDistribution
    /// Players have weights; on this one nothing depends.
    private let unused = Parameter(holding: .zeros([1]))

    init(_ distribution: any PointDistribution) {
        self.distribution = distribution
    }

    var parameters: [(name: String, parameter: Parameter)] { [("unused", unused)] }
    var buffers: [(name: String, buffer: Buffer)] { [] }

    func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let seed = input.sliced(along: 0, from: 0, to: 1).values()[0].bitPattern
        let points = distribution.points(input.shape[0], random: Random(seed: seed), dtype: input.dtype)
        return points + unused.value * 0
    }
}

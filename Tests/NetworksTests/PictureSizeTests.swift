import GANBase
import GANNetworks
import GANTensors
import Testing

/// Sizes of pictures that the convolutional architectures can make: whatever halves evenly down to 4 to 7 pixels at the
/// shorter side.
@Suite struct PictureSizeTests {
    static let generators: [any GeneratorArchitecture] = [
        .dcgan(latent: 5, width: 2), .resnet(latent: 5, width: 2), .kerasDCGAN(latent: 5, width: 2),
    ]
    static let critics: [any CriticArchitecture] = [
        .dcgan(width: 2), .resnet(width: 2), .kerasDCGAN(width: 2), .kerasDCGAN(width: 2, pools: false),
        .sngan(width: 2),
    ]

    @Test(
        "generators make and critics take pictures that are wide, tall, or no power of two",
        arguments: [(96, 64), (64, 96), (28, 28), (48, 48), (8, 10), (24, 16), (128, 16)])
    func shapes(width: Int, height: Int) throws {
        let shape = [3, height, width]
        for architecture in Self.generators + [.mlp(latent: 5, width: 4, depth: 1)] {
            let made = try architecture.makeGenerator(for: shape)
            let fake = made(made.latents(2, random: Random(seed: 1)))
            #expect(fake.shape == [2] + shape, "\(architecture)")
        }
        let pictures = Random(seed: 2).uniform([2] + shape, from: -1, to: 1)
        for architecture in Self.critics + [.mlp(width: 4, depth: 1)] {
            #expect(try architecture.makeCritic(for: shape)(pictures).shape == [2], "\(architecture)")
        }
    }

    /// Of 96×64 the same layers as of 64×64, and half as many numbers again in the dense ones.
    @Test("a wide picture has the doublings of its shorter side")
    func sameDoublings() throws {
        let shapes = { (shape: [Int]) in
            let generator: any GeneratorArchitecture = .dcgan(latent: 5, width: 4)
            return namedParameters(of: try generator.makeGenerator(for: shape).body).map { $0.parameter.tensor.shape }
        }
        let (square, wide) = (try shapes([3, 64, 64]), try shapes([3, 64, 96]))
        #expect(square.count == wide.count)
        #expect(square[0] == [4 * 8 * 16, 5] && wide[0] == [4 * 8 * 24, 5])
        #expect(square.dropFirst().elementsEqual(wide.dropFirst()))
    }

    @Test(
        "what does not halve evenly is refused with the nearest sizes that work",
        arguments: [
            ((50, 50), "multiples of 8, and the data has 50×50 pixels; choose a side of 48 or 56"),
            ((100, 100), "choose a side of 96 or 112"), ((127, 127), "choose a side of 112 or 128"),
            ((4, 4), "needs sides of 8 pixels or more, and the data has 4×4 pixels; choose a side of 8"),
            ((20, 7), "choose 20×8"),
            ((100, 70), "must be multiples of 16, and the data has 100×70 pixels; choose 96×64 or 112×80"),
            ((90, 64), "choose 80×64 or 96×64"), ((144, 127), "choose 144×112 or 160×128"),
            (
                (1 << 20, 1 << 20),
                "16,384 pixels at most, and the data has 1048576×1048576 pixels; choose a side of 16384"
            ),
        ])
    func refused(size: (width: Int, height: Int), words: String) throws {
        for architecture in Self.critics {
            let error = #expect(throws: GANError.self) {
                try architecture.makeCritic(for: [3, size.height, size.width])
            }
            #expect(error?.status == .usage)
            #expect(error?.message.hasSuffix(words) == true, "\(error?.message ?? "")")
        }
        #expect(throws: GANError.self) {
            try Self.generators[0].makeGenerator(for: [3, size.height, size.width])
        }
    }

    @Test("every size that is named works")
    func namedSizesWork() throws {
        let critic: any CriticArchitecture = .dcgan(width: 1)
        for width in stride(from: 1, to: 140, by: 7) {
            for height in stride(from: 1, to: 140, by: 5) {
                do {
                    _ = try critic.makeCritic(for: [1, height, width])
                } catch let error as GANError {
                    let named = error.message.split(separator: "; choose ").last ?? ""
                    let sizes = named.replacing("a side of ", with: "").split(separator: " or ")
                    try #require((1...2).contains(sizes.count))
                    for size in try sizes.map({ try ImageSize(parsing: String($0)) }) {
                        #expect(throws: Never.self, "\(error.message)") {
                            try critic.makeCritic(for: [1, size.height, size.width])
                        }
                    }
                }
            }
        }
    }
}

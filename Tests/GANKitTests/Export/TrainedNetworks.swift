import Foundation

@testable import GANKit

/// Generators with weights that no layer may overlook, for tests.
enum TrainedNetworks {
    /// A generator of every kind that is shipped, with every normalisation, and some of the remaining layers.
    static func all() throws -> [(name: String, generator: TrainedGenerator)] {
        var found: [(name: String, generator: TrainedGenerator)] = []
        func add(_ name: String, _ architecture: any GeneratorArchitecture, _ shape: [Int], _ dtype: DType = .float32)
            throws
        {
            found.append((name, trained(try architecture.makeGenerator(for: shape), dtype)))
        }
        for normalization in Normalization.allCases {
            try add("dcgan-\(normalization)", .dcgan(latent: 6, width: 4, normalization: normalization), [3, 16, 16])
            try add("resnet-\(normalization)", .resnet(latent: 6, width: 4, normalization: normalization), [1, 16, 16])
        }
        try add("keras", .kerasDCGAN(latent: 6, width: 4), [3, 16, 16])
        try add("dcgan-wide", .dcgan(latent: 6, width: 4), [3, 16, 24])
        try add("resnet-tall", .resnet(latent: 6, width: 4), [3, 28, 14])
        try add("keras-wide", .kerasDCGAN(latent: 6, width: 4), [1, 16, 20])
        try add("mlp-pictures", .mlp(latent: 6, width: 8), [3, 5, 7])
        try add("mlp-points", .mlp(latent: 3, width: 8, depth: 2), [2])
        try add("mlp-linear", .mlp(latent: 3, depth: 0), [2])
        try add("dirac", .dirac(at: [1, -2]), [2])
        try add("float64", .dcgan(latent: 6, width: 4), [3, 16, 16], .float64)
        found.append(("pictures", trained(Generator(pictures, latent: 6, sampleShape: [3, 23, 19]))))
        found.append(("numbers", trained(Generator(numbers, latent: 6, sampleShape: [1]))))
        return found
    }

    private static var pictures: Sequential {
        Sequential([
            Dense(6, 72), LayerNormalization([72], epsilon: 1e-3), LeakyReLU(0.1), Reshape([2, 6, 6]),
            Upsample(scale: 2, method: .bilinear), Convolution(2, 4, kernel: 3, padding: 1), InstanceNormalization(4),
            MaxPooling(2), Upsample(scale: 2, method: .bicubic), AveragePooling(2, stride: 1),
            Pad(left: 1, right: -2, top: 0, bottom: 1), GroupNormalization(groups: 2, 4), Identity(),
            Residual(Sequential([Convolution(4, 4, kernel: 1), ReLU()])),
            TransposedConvolution(4, 3, kernel: 3, stride: 2, padding: 1, bias: false), Flatten(),
            BatchNormalization(3 * 23 * 19, momentum: 0.2), Reshape([3, 23, 19]), Tanh(),
        ])
    }

    private static var numbers: Sequential {
        Sequential([
            Dense(6, 48), Reshape([3, 4, 4]), Reshape([4, 4, 3]),
            Residual(Convolution(4, 5, kernel: 1), shortcut: Convolution(4, 5, kernel: 1, bias: false)),
            GlobalPooling(sum: true), LayerNormalization([5]), InnerProduct([1, 2, 3, 4, 5]),
        ])
    }

    /// Fills weights, biases, scales, shifts and statistics with numbers that differ from those of a fresh network.
    static func trained(_ network: Generator, _ dtype: DType = .float32) -> TrainedGenerator {
        let random = Random(seed: 11)
        withoutGradients {
            for (_, parameter) in namedParameters(of: network.body) {
                parameter.tensor.copy(from: random.normal(parameter.tensor.shape, deviation: 0.3))
            }
            for (name, buffer) in namedBuffers(of: network.body) {
                let shape = buffer.tensor.shape
                if name.hasSuffix("running_var") { buffer.tensor.copy(from: random.uniform(shape, from: 0.5, to: 2)) }
                if name.hasSuffix("running_mean") { buffer.tensor.copy(from: random.normal(shape)) }
                if name.hasSuffix("batches_tracked") { buffer.tensor.fill(7) }
            }
        }
        place(network.body, on: .cpu, as: dtype)
        return TrainedGenerator(
            network, recipe: "Tests", step: 1200, isAveraged: true, device: .cpu, dtype: dtype)
    }

    /// A folder that is gone after the test.
    final class Folder {
        let path = NSTemporaryDirectory() + "gan-export-\(UUID().uuidString)"

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

        func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
    }
}

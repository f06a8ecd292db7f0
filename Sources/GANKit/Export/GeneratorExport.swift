import Foundation

/// A generator by itself, in files that need neither its recipe nor GANKit.
///
/// - `generator.safetensors`: weights and running statistics, under PyTorch's names.
/// - `generator.json`: the layers with their settings, and what they are.
/// - `generator.py`: the same network in PyTorch.
/// - `check.safetensors`: some latents and the samples that GANKit makes of them, for `python generator.py --check`.
struct GeneratorExport {
    static let weightsName = "generator.safetensors"
    static let descriptionName = "generator.json"
    static let scriptName = "generator.py"
    static let checkName = "check.safetensors"

    /// Samples that are kept for checking.
    static let checkedSamples = 8
    /// How far samples may differ, as part of the largest number in them (or of 1): sums in another order round
    /// differently.
    static let tolerance = 1e-4

    private let generator: TrainedGenerator

    /// Prepares.
    ///
    /// - Parameter generator: A trained generator; it is exported to compute in the type of its weights.
    init(_ generator: TrainedGenerator) {
        let network = Generator(
            generator.network.body, latent: generator.network.latent, sampleShape: generator.network.sampleShape)
        self.generator = TrainedGenerator(
            network, recipe: generator.recipe, step: generator.step, isAveraged: generator.isAveraged,
            device: generator.device, dtype: generator.dtype)
    }

    /// Writes the files, reads them back and compares samples.
    ///
    /// - Parameter folder: Where they go; files of these names are replaced.
    /// - Throws: `GANError` with status 64 when a layer cannot be written down, 65 when weights are not finite, 73 when a
    ///   file cannot be written.
    func write(to folder: String) throws {
        // What can fail comes before the first file.
        try generator.network.checkShape()
        let description = try GeneratorDescription(of: generator).json()
        let script = try PythonScript(of: generator).text
        let latents = generator.latents(Self.checkedSamples)
        let samples = generator.samples(of: latents)
        guard samples.to(.float64).sum().scalar().isFinite else {
            throw GANError(
                .badData,
                "the generator makes numbers that are not finite after step \(generator.step): the training has diverged; take an earlier checkpoint with --checkpoint"
            )
        }
        for (name, bytes) in [
            (Self.weightsName, SafeTensors.encode(Self.weights(of: generator.network.body))),
            (Self.descriptionName, Data((description.pretty() + "\n").utf8)),
            (Self.scriptName, Data(script.utf8)),
            (Self.checkName, SafeTensors.encode([("latents", latents), ("samples", samples)])),
        ] {
            try WholeFile.write(bytes, to: "\(folder)/\(name)")
        }
        try compare(samples, ofFilesIn: folder, latents: latents)
    }

    /// A layer of somebody's own may forget a setting; better to know now.
    private func compare(_ samples: Tensor, ofFilesIn folder: String, latents: Tensor) throws {
        let own = namedLayers(of: generator.network.body).compactMap {
            ($0.layer as? any DescribedLayer).map { type(of: $0) }
        }
        .filter { shippedLayers[$0.kind] == nil }
        let again = try TrainedGenerator(at: folder, layers: own, device: generator.device).samples(of: latents)
        let difference = (again - samples).abs().max().scalar()
        guard difference <= Self.tolerance * max(1, samples.abs().max().scalar()) else {
            throw GANError(
                .ourFault,
                "the files in \(folder) make other samples than the run (they differ by \(difference)); does a layer of your own leave out a setting?"
            )
        }
    }

    /// Weights as layers use them, and buffers, under PyTorch's names.
    private static func weights(of body: any Layer) -> [(name: String, tensor: Tensor)] {
        namedLayers(of: body).flatMap { path, layer -> [(name: String, tensor: Tensor)] in
            guard let layer = layer as? any ParameterizedLayer else { return [] }
            let prefix = path.isEmpty ? "" : "\(path)."
            return layer.parameters.map { (name: prefix + $0.name, tensor: $0.parameter.value.detached()) }
                + layer.buffers.map { (name: prefix + $0.name, tensor: $0.buffer.tensor) }
        }
    }
}

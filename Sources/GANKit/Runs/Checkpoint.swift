import Foundation

/// The state of a run after a step: `checkpoints/000500/` with both networks in safetensors and `state.json`.
///
/// The folder is written aside and renamed when it is whole; the link `latest` then names it.
enum Checkpoint {
    /// The version of the layout, for readers.
    static let version = 1

    /// The name of the averaged generator's file, without its extension.
    private static let averageName = "generator_average"

    /// Fills a generator for sampling from a run's checkpoint: with the averaged weights where there are some.
    ///
    /// - Parameters:
    ///   - step: After which step; nil for the latest checkpoint.
    /// - Throws: `GANError` with status 66 when there is no such checkpoint, 65 when it does not fit.
    /// - Returns: The step, and whether the weights are averaged.
    static func load(
        step: Int?, of run: RunFolder, into generator: Generator
    ) throws -> (step: Int, isAveraged: Bool) {
        let folder = try folder(after: step, in: run)
        let average = "\(folder)/\(averageName).safetensors"
        let isAveraged = FileManager.default.fileExists(atPath: average)
        try load(isAveraged ? average : "\(folder)/generator.safetensors", into: generator.body)
        return (try self.step(of: folder), isAveraged)
    }

    /// Writes a checkpoint.
    ///
    /// - Throws: `GANError` with status 73.
    static func write(_ trainer: Trainer, to run: RunFolder) throws {
        let folder = run.checkpoint(after: trainer.step)
        let aside = "\(folder).\(getpid()).part"
        let files = FileManager.default
        try? files.removeItem(atPath: aside)
        var networks = [("generator", trainer.generator.body), ("critic", trainer.critic.body)]
        if trainer.samplingGenerator !== trainer.generator {
            networks.append((averageName, trainer.samplingGenerator.body))
        }
        for (name, network) in networks {
            let bytes = SafeTensors.encode(state(of: network))
            try WholeFile.write(bytes, to: "\(aside)/\(name).safetensors", synced: true)
        }
        let state = JSONText.object([
            ("version", .integer(version)), ("step", .integer(trainer.step)),
            ("latent", .integer(trainer.generator.latent)),
            ("sampleShape", .array(trainer.generator.sampleShape.map { .integer($0) })),
        ])
        try WholeFile.write(Data((state.pretty() + "\n").utf8), to: "\(aside)/state.json", synced: true)
        try? files.removeItem(atPath: folder)
        guard rename(aside, folder) == 0 else { throw WholeFile.cannotWrite(folder) }
        try pointLatest(at: RunFolder.padded(trainer.step), in: run.file("checkpoints"))
    }

    /// A network's parameters and buffers under PyTorch's names.
    static func state(of network: any Layer) -> [(name: String, tensor: Tensor)] {
        namedParameters(of: network).map { (name: $0.name, tensor: $0.parameter.tensor) }
            + namedBuffers(of: network).map { (name: $0.name, tensor: $0.buffer.tensor) }
    }

    /// Fills a network with the tensors of a file.
    ///
    /// - Throws: `GANError` with status 65 when names or shapes differ from the network's.
    static func load(_ path: String, into network: any Layer) throws {
        try fill(
            network, with: SafeTensors.read(path), of: path, needing: "the recipe's network",
            advice: "was the recipe changed after the run?")
    }

    /// Fills a network with tensors.
    ///
    /// - Parameters:
    ///   - stored: The tensors by name.
    ///   - path: Where they are from, for messages.
    ///   - owner: What to call the network in messages.
    ///   - advice: What ends each message.
    /// - Throws: `GANError` with status 65 when names or shapes differ from the network's.
    static func fill(
        _ network: any Layer, with stored: [String: Tensor], of path: String, needing owner: String, advice: String
    ) throws {
        var stored = stored
        for (name, tensor) in state(of: network) {
            guard let found = stored.removeValue(forKey: name) else {
                throw GANError(.badData, "\(path) has no \(name), which \(owner) needs; \(advice)")
            }
            guard found.shape == tensor.shape else {
                throw GANError(
                    .badData,
                    "\(name) has the shape \(found.shape) in \(path) and \(tensor.shape) in \(owner); \(advice)")
            }
            withoutGradients { tensor.copy(from: found) }
        }
        guard stored.isEmpty else {
            throw GANError(
                .badData,
                "\(path) holds \(stored.keys.sorted().joined(separator: ", ")), which \(owner) lacks; \(advice)")
        }
    }

    private static func pointLatest(at name: String, in folder: String) throws {
        let aside = "\(folder)/latest.\(getpid()).part"
        unlink(aside)
        guard symlink(name, aside) == 0, rename(aside, "\(folder)/latest") == 0 else {
            throw WholeFile.cannotWrite("\(folder)/latest")
        }
    }
}

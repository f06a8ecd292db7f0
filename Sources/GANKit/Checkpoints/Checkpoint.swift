import Foundation
import Logging

/// Checkpoints: both networks, the average, what optimisers and penalties remember, random sources, data position.
///
/// Tensors are in safetensors files with PyTorch's names, the rest in state.json.
enum Checkpoint {
    /// The name of the averaged generator's file.
    static let averageName = "generator_average.safetensors"

    /// Writes a checkpoint of a training as it is.
    ///
    /// - Throws: `GANError` with status 73.
    static func write(_ trainer: Trainer, _ progress: RunProgress, to run: RunFolder) throws {
        let writer = try CheckpointWriter(run.checkpoint(after: trainer.step))
        for (name, tensors) in trainer.stateFiles { try writer.write(tensors, to: name) }
        let state = CheckpointState(
            step: trainer.step, criticSteps: trainer.criticStepsDone,
            optimizerSteps: .init(
                critic: trainer.criticOptimizer.stepsTaken, generator: trainer.generatorOptimizer.stepsTaken),
            dataPosition: progress.dataPosition, seconds: progress.seconds, rateFactor: progress.rateFactor,
            rollBacks: progress.rollBacks, lastRollBack: progress.lastRollBack,
            stops: progress.stops.isEmpty ? nil : progress.stops, metricsBytes: progress.metricsBytes,
            best: progress.best, latent: trainer.generator.latent,
            sampleShape: trainer.generator.sampleShape, versions: .init())
        try writer.write(readableJSON(of: state), to: "state.json")
        try writer.commit()
        try settle(run, newest: trainer.step, trainer.plan, progress, abandonsLater: true)
    }

    /// Points `latest` at a run's newest checkpoint, and removes those that its plan does not keep.
    ///
    /// - Parameter abandonsLater: Whether checkpoints of later steps go too.
    /// - Throws: `GANError` with status 73.
    static func settle(
        _ run: RunFolder, newest step: Int, _ plan: GAN, _ progress: RunProgress, abandonsLater: Bool
    ) throws {
        // Only a roll-back asks which checkpoints an uninterrupted run would have.
        let stops = plan.onDivergence == .stop ? [] : progress.stops
        let present = Checkpoints(run: run).steps.filter { $0 <= step }
        try Checkpoints(run: run).settle(
            newest: step, removing: plan.keep.expendable(present, best: progress.best.mapValues(\.step), stops: stops),
            abandonsLater: abandonsLater)
    }

    /// Fills a generator for sampling from a run's newest whole checkpoint: with the averaged weights where there are some.
    ///
    /// - Parameters:
    ///   - step: The step of the checkpoint to take instead.
    ///   - logger: Told of damaged checkpoints on the way.
    /// - Returns: The step, and whether the weights are averaged.
    /// - Throws: `GANError` with status 66 when there is no such checkpoint, 65 when it does not fit.
    static func load(
        step: Int? = nil, of run: RunFolder, into generator: Generator, logger: Logger
    ) throws -> (step: Int, isAveraged: Bool) {
        let (folder, state) = try Checkpoints(run: run).newest(at: step, logger: logger)
        let isAveraged = folder.has(averageName)
        let name = isAveraged ? averageName : "generator.safetensors"
        try fill(Self.state(of: generator.body), from: folder.file(name), "the recipe's network")
        return (state.step, isAveraged)
    }

    /// A network's parameters and buffers under PyTorch's names.
    static func state(of network: any Layer) -> [(name: String, tensor: Tensor)] {
        namedParameters(of: network).map { (name: $0.name, tensor: $0.parameter.tensor) }
            + namedBuffers(of: network).map { (name: $0.name, tensor: $0.buffer.tensor) }
    }

    /// Fills tensors in place with those of a file of a checkpoint.
    ///
    /// - Parameter owner: Whose tensors they are, in words.
    /// - Throws: `GANError` with status 65 when names or shapes differ; nothing is filled then.
    static func fill(_ tensors: [(name: String, tensor: Tensor)], from path: String, _ owner: String) throws {
        try fill(
            tensors, with: SafeTensors.read(path), of: path, needing: owner,
            advice: "was the recipe changed after the run?",
            cure: "take an earlier checkpoint with --checkpoint; to train on, remove this one's folder")
    }

    /// Fills tensors in place.
    ///
    /// - Parameters:
    ///   - stored: Tensors by name.
    ///   - path: Where they are from, for messages.
    ///   - owner: Whose tensors are filled, in words.
    ///   - advice: What ends each message about what does not fit.
    ///   - cure: What to do about numbers that are not finite; the same when nil.
    /// - Throws: `GANError` with status 65 when names or shapes differ, or numbers are not finite; nothing is filled then.
    static func fill(
        _ tensors: [(name: String, tensor: Tensor)], with stored: [String: Tensor], of path: String,
        needing owner: String, advice: String, cure: String? = nil
    ) throws {
        var stored = stored
        let pairs = try tensors.map { name, tensor -> (name: String, tensor: Tensor, found: Tensor) in
            guard let found = stored.removeValue(forKey: name) else {
                throw GANError(.badData, "\(path) has no \(name), which \(owner) needs; \(advice)")
            }
            guard found.shape == tensor.shape else {
                throw GANError(
                    .badData,
                    "\(name) has the shape \(found.shape) in \(path) and \(tensor.shape) in \(owner); \(advice)")
            }
            return (name, tensor, found)
        }
        guard stored.isEmpty else {
            let (names, most) = (stored.keys.sorted(), 10)
            let more = names.count > most ? " and \((names.count - most).grouped) more" : ""
            throw GANError(
                .badData,
                "\(path) holds \(names.prefix(most).joined(separator: ", "))\(more), which \(owner) lacks; \(advice)")
        }
        if let name = spoilt(among: pairs) {
            throw GANError(
                .badData,
                "\(path) holds numbers that are not finite, NaN or infinite, in \(name), so that nothing good can come of it; \(cure ?? advice)"
            )
        }
        withoutGradients {
            for (_, tensor, found) in pairs { tensor.copy(from: found) }
        }
    }
    /// The first tensor with a number that is not finite, where a fresh network has none.
    ///
    /// A layer may well hold infinities of its own, in a mask for example.
    private static func spoilt(among pairs: [(name: String, tensor: Tensor, found: Tensor)]) -> String? {
        var rest = pairs.filter { [.float64, .float32, .bfloat16].contains($0.found.dtype) }
        while let index = Tensor.firstNotFinite(among: rest.map(\.found)) {
            let isSound = Tensor.firstNotFinite(among: [rest[index].tensor]) == nil
            if isSound { return rest[index].name }
            rest.remove(at: index)
        }
        return nil
    }
}

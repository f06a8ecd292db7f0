import Logging

extension Trainer {
    /// All tensors that decide how the training goes on, by the file of a checkpoint that holds them.
    var stateFiles: [(name: String, tensors: [(name: String, tensor: Tensor)])] {
        let remembered = memories.flatMap { name, penalty in
            penalty.memory.map { (name: "\(name).\($0.name)", tensor: $0.tensor) }
        }
        return networkFiles
            + [
                (name: "optimizers.safetensors", tensors: optimizerTensors),
                (name: "random.safetensors", tensors: randomSources.map { ($0.name, Self.tensor(of: $0.source)) }),
            ] + (remembered.isEmpty ? [] : [(name: "penalties.safetensors", tensors: remembered)])
    }

    /// Takes the state of a checkpoint, after which the training goes on as it would have.
    ///
    /// - Parameter isLenient: Whether an optimiser, a penalty or a random source that the checkpoint does not fit starts
    ///   anew instead, with a warning.
    /// - Throws: `GANError` with status 65 when the checkpoint is of another plan, or holds the weights alone.
    func restore(from folder: CheckpointFolder, _ state: CheckpointState, isLenient: Bool = false) throws {
        guard let criticSteps = state.criticSteps, let optimizerSteps = state.optimizerSteps else {
            throw GANError(
                .badData,
                "\(folder.path) was written by an earlier GANKit and holds the weights alone: samples can be drawn from it, but no training can go on"
            )
        }
        for (name, tensors) in networkFiles {
            try Checkpoint.fill(tensors, from: folder.file(name), "the recipe's network")
        }
        func attempt(_ what: String, _ body: () throws -> Void) throws {
            do {
                try body()
            } catch let error as GANError where isLenient && error.status == .badData {
                settings.logger.warning("\(what) starts anew: \(error.message)")
            }
        }
        try attempt("the memory of the optimisers") {
            try Checkpoint.fill(optimizerTensors, from: folder.file("optimizers.safetensors"), "the plan's optimisers")
            criticOptimizer.stepsTaken = optimizerSteps.critic
            generatorOptimizer.stepsTaken = optimizerSteps.generator
        }
        try attempt("the sequence of random numbers") { try restoreRandomSources(from: folder) }
        try attempt("the memory of the penalties") { try restoreMemories(from: folder) }
        step = state.step
        criticStepsDone = criticSteps
    }

    private var networkFiles: [(name: String, tensors: [(name: String, tensor: Tensor)])] {
        var files = [
            (name: "generator.safetensors", tensors: Checkpoint.state(of: generator.body)),
            (name: "critic.safetensors", tensors: Checkpoint.state(of: critic.body)),
        ]
        if let averaged { files.append((Checkpoint.averageName, Checkpoint.state(of: averaged.generator.body))) }
        return files
    }

    private var optimizerTensors: [(name: String, tensor: Tensor)] {
        [("critic", criticOptimizer), ("generator", generatorOptimizer)].flatMap { player, optimizer in
            optimizer.tensors.map { (name: "\(player).\($0.name)", tensor: $0.tensor) }
        }
    }

    private var randomSources: [(name: String, source: Random)] {
        [("latents", latentRandom), ("penaltyPoints", penaltyRandom)]
    }

    private var memories: [(name: String, penalty: any RememberingPenalty)] {
        penalties.compactMap { named in (named.penalty as? any RememberingPenalty).map { (named.name, $0) } }
    }

    private static func tensor(of source: Random) -> Tensor {
        let state = source.state
        return (try? Tensor(bytes: state, shape: [state.count], dtype: .uint8)) ?? .zeros([0], dtype: .uint8)
    }

    private func restoreRandomSources(from folder: CheckpointFolder) throws {
        let path = folder.file("random.safetensors")
        let stored = try SafeTensors.read(path)
        for (name, source) in randomSources {
            guard let state = stored[name] else { throw GANError(.badData, "\(path) has no \(name)") }
            try source.restore(state.bytes())
        }
    }

    private func restoreMemories(from folder: CheckpointFolder) throws {
        let name = "penalties.safetensors"
        let stored = folder.has(name) ? try SafeTensors.read(folder.file(name)) : [:]
        for (name, penalty) in memories {
            let own = stored.filter { $0.key.hasPrefix("\(name).") }
            let pairs = own.map { (String($0.key.dropFirst(name.count + 1)), $0.value) }
            try penalty.restore(Dictionary(uniqueKeysWithValues: pairs))
        }
    }
}

import Foundation

/// The file state.json of a checkpoint: everything that decides how a training goes on and is no tensor.
struct CheckpointState: Codable, Equatable {
    /// The version of the layout that is written.
    static let currentVersion = 2

    /// The version of the layout; 1 had the weights alone.
    var version = currentVersion
    /// Steps done.
    var step: Int
    /// Critic steps done, of which lazy penalties count the intervals.
    var criticSteps: Int?
    /// How often each optimiser moved its parameters.
    var optimizerSteps: OptimizerSteps?
    /// The number of the next batch of real samples.
    var dataPosition: Int?
    /// Seconds of training so far.
    var seconds: Double?
    /// What roll-backs have multiplied the learning rates by.
    var rateFactor: Double?
    /// How often the training was rolled back.
    var rollBacks: Int?
    /// The step to which it was rolled back last.
    var lastRollBack: Int?
    /// The steps of checkpoints, this one perhaps, that there are because the run was stopped: roll-backs lead to none of them.
    var stops: [Int]?
    /// Bytes of metrics.jsonl up to here.
    var metricsBytes: Int?
    /// The best value of each metric.
    var best: [String: BestMetric]?
    /// How many numbers a latent has.
    var latent: Int
    /// The shape of a sample.
    var sampleShape: [Int]
    /// Of what wrote it.
    var versions: Versions?

    struct OptimizerSteps: Codable, Equatable {
        var critic: Int
        var generator: Int
    }

    struct BestMetric: Codable, Equatable {
        var value: Double
        var step: Int
    }

    struct Versions: Codable, Equatable {
        var gankit = GANKitVersion.current
        var torch = Runtime.torchVersion
    }

    /// Reads the file of a checkpoint.
    ///
    /// - Throws: `GANError` with status 65 when it is damaged, or of a version that is not read here.
    static func read(_ folder: CheckpointFolder) throws -> CheckpointState {
        let path = folder.file("state.json")
        guard let bytes = try RegularFile.contents(of: path, atMost: RunFolder.longestDescription) else {
            throw GANError(.badData, "\(folder.path) is not whole: it has no state.json")
        }
        struct Version: Decodable {
            let version: Int
        }
        let decoder = JSONDecoder()
        if let version = try? decoder.decode(Version.self, from: bytes).version, !(1...currentVersion).contains(version)
        {
            throw GANError(
                .badData,
                "\(folder.path) has the version \(version), and this GANKit reads 1 to \(currentVersion); use the GANKit that wrote it, or a newer one"
            )
        }
        guard let state = try? decoder.decode(CheckpointState.self, from: bytes), state.isSensible else {
            throw GANError(.badData, "\(path) is damaged")
        }
        return state
    }

    private var isSensible: Bool {
        let counts = [
            step, criticSteps, dataPosition, rollBacks, lastRollBack, metricsBytes, optimizerSteps?.critic,
            optimizerSteps?.generator, latent,
        ]
        let steps = (stops ?? []) + (best ?? [:]).values.map(\.step)
        return (counts.compactMap { $0 } + steps + sampleShape).allSatisfy(isCount)
            && (seconds ?? 0).isFinite && (seconds ?? 0) >= 0 && (rateFactor ?? 1) > 0 && (rateFactor ?? 1).isFinite
    }
}

import Foundation
import GANTestSupport
import Testing

@testable import GANKit

/// Training that is stopped, saved, read back and gone on with, against training that was never stopped: every byte of
/// the state and every number of the log.
@Suite("Resume matrix")
struct ResumeMatrixTests {
    /// What is optimised how.
    enum Optimizing: String, CaseIterable {
        case adam, adamWithSchedules, clippedAdam, rmsProp, momentum

        var optimizer: any Optimizer {
            switch self {
            case .adam: .adam(1e-3, betas: (0, 0.9))
            case .adamWithSchedules:
                .adam(.cosine(1e-3, to: 1e-4, over: 9).warmingUp(over: 3), betas: (.linear(0, to: 0.5, over: 8), 0.9))
            case .clippedAdam: .adam(1e-3).clippingGradients(to: 0.1)
            case .rmsProp: .rmsProp(1e-3, momentum: 0.5)
            case .momentum: .sgd(1e-4, momentum: 0.9)
            }
        }
    }

    /// What keeps the critic tame; all that remembers something is among them.
    enum Taming: String, CaseIterable {
        case divergence, gradientPenalty, lazyWithMemory, perturbed, clipping, spectral

        var constraints: [any Constraint] {
            switch self {
            case .divergence: [Divergence(k: .linear(1, to: 2, over: 6), p: 6, at: .interpolatedMixed)]
            case .gradientPenalty: [GradientPenalty(10, at: .interpolated)]
            case .lazyWithMemory: [R1(gamma: 1, interval: 3), LeCam(0.3)]
            case .perturbed: [DRAGAN(10)]
            case .clipping: [WeightClipping(0.05)]
            case .spectral: [SpectralNorm(), Drift(0.01, interval: 2)]
            }
        }
    }

    /// Where samples come from.
    enum Source: String, CaseIterable {
        case points, pictures, cachedPictures

        static let pictureFolder =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/DataTests/Fixtures"
    }

    private let steps = 7
    private let stop = 3

    private func plan(_ optimizing: Optimizing, _ taming: Taming, _ source: Source, steps: Int) -> GAN {
        let isSimple = optimizing == .momentum
        let constraints = taming.constraints
        guard source == .points else {
            // Wide ones where they are kept.
            let size = source == .pictures ? ImageSize(side: 32) : ImageSize(width: 40, height: 24)
            return GAN(
                data: .images(in: Source.pictureFolder, size: size, flipped: true, crop: .random(resizedTo: 36)),
                generator: .dcgan(latent: 4, width: 2), critic: .dcgan(width: 2), loss: .wasserstein,
                optimizer: optimizing.optimizer, criticSteps: isSimple ? 1 : 2,
                average: isSimple ? nil : .exponential(0.9), batch: 4, steps: steps
            ) {
                constraints
            }
        }
        return GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 2), critic: .mlp(width: 8, depth: 2),
            loss: .wasserstein, optimizer: optimizing.optimizer, criticSteps: isSimple ? 1 : 2,
            average: isSimple ? nil : .exponential(0.9), batch: 8, steps: steps
        ) {
            constraints
        }
    }

    private func settings(_ source: Source, cache: String) -> TrainingSettings {
        var settings = TrainingSettings(seed: 5, loaderThreads: 1)
        if source == .cachedPictures { settings.cache = DecodedCacheSettings(folder: cache) }
        return settings
    }

    /// Everything that decides the future of a training.
    private func bytes(_ trainer: Trainer) -> [String: [UInt8]] {
        let tensors = trainer.stateFiles.flatMap { file in
            file.tensors.map { ("\(file.name) \($0.name)", $0.tensor.bytes()) }
        }
        return Dictionary(uniqueKeysWithValues: tensors)
    }

    /// A line of the log without what the clock decides.
    private func line(_ report: StepReport) -> String {
        var report = report
        (report.seconds, report.imagesPerSecond) = (0, 0)
        return MetricsLog.json(report).line
    }

    @Test(
        "a training that was stopped and saved ends with the same bytes", arguments: Optimizing.allCases,
        Taming.allCases)
    func matrix(optimizing: Optimizing, taming: Taming) throws {
        for source in Source.allCases {
            let run = try TemporaryRun()
            let settings = settings(source, cache: run.folder.path + "/cache")
            let whole = try Trainer(plan(optimizing, taming, source, steps: steps), settings: settings)
            var expected: [String] = []
            try whole.train { expected.append(line($0)) }

            let first = try Trainer(plan(optimizing, taming, source, steps: stop), settings: settings)
            var lines: [String] = []
            var progress = RunProgress()
            let stream = try first.openData()
            try first.train(on: stream) {
                lines.append(line($0))
                progress.dataPosition = stream.position
            }
            stream.close()
            try Checkpoint.write(first, progress, to: run.folder)

            let (folder, state) = try Checkpoints(run: run.folder).newest(logger: Messages().logger)
            let second = try Trainer(plan(optimizing, taming, source, steps: steps), settings: settings)
            try second.restore(from: folder, state)
            #expect(bytes(second) == bytes(first))
            let rest = try second.openData(at: RunProgress(state).dataPosition)
            try second.train(on: rest) { lines.append(line($0)) }
            rest.close()
            #expect(lines == expected, "\(source)")
            let (ended, wanted) = (bytes(second), bytes(whole))
            #expect(Set(ended.keys) == Set(wanted.keys))
            for (name, value) in wanted { #expect(ended[name] == value, "\(source): \(name)") }
        }
    }
}

/// An empty run folder that is gone after the test.
final class TemporaryRun {
    let folder: RunFolder

    init() throws {
        folder = try RunFolder.create(at: NSTemporaryDirectory() + "gan-run-\(UUID().uuidString)", for: "test")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }
}

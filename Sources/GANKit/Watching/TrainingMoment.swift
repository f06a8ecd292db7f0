public import GANMetrics
import Logging

/// What a watcher sees: the networks after a step, and the run's folder.
public struct TrainingMoment {
    /// Steps done, from 1; 0 before the first.
    public let step: Int
    /// The generator; call it with the phase `.sampling`.
    public let generator: Generator
    /// The critic.
    public let critic: Critic
    /// The folder of the run.
    public let run: RunFolder
    /// The run's seed, for random numbers of the watcher's own.
    public let seed: UInt64
    /// Where the networks compute.
    public let device: Device
    /// The type of number that the networks compute with.
    public let precision: Precision
    /// The real samples of the last step; nil before the first.
    public let real: Tensor?

    private let measured = Measured()
    private let measuring: Measuring

    /// Measures metrics of the generator against the plan's data, and puts the numbers into the run's log.
    ///
    /// What cannot be measured, because samples are not finite for example, is warned of and does not end the training.
    ///
    /// - Throws: `GANError` when the data or a feature network is not there.
    public func measure(_ metrics: [any Metric]) throws {
        do {
            measured.values += try measuring.measure(metrics) { count, give in
                try generator.forEachSample(count, dtype: precision.dtype, give)
            }
        } catch let error as GANError where error.status == .badData && step > 0 {
            measuring.logger.warning("step \(step.grouped) is not measured: \(error.message)")
        }
    }

    /// Puts a measured number into the run's log, under the step.
    ///
    /// - Parameters:
    ///   - name: Its name, in lower camel case; one metric has one name through the whole run.
    ///   - value: The number.
    ///   - better: Which way it is better, for `keep: .best(of:)`.
    public func record(_ name: String, _ value: Double, better: MetricValue.Better) {
        measured.values.append(MetricValue(name, value, better: better))
    }

    /// What was recorded.
    var metrics: [MetricValue] { measured.values }

    private final class Measured {
        var values: [MetricValue] = []
    }

    /// Gathers what a watcher sees.
    init(
        step: Int, generator: Generator, critic: Critic, run: RunFolder, seed: UInt64, device: Device,
        precision: Precision, real: Tensor?, measuring: Measuring
    ) {
        self.step = step
        self.generator = generator
        self.critic = critic
        self.run = run
        self.seed = seed
        self.device = device
        self.precision = precision
        self.real = real
        self.measuring = measuring
    }

    /// Fakes from latents that are the same at every moment of the run.
    ///
    /// - Parameter count: How many samples.
    /// - Returns: Shape [count] + the shape of a sample, without a history.
    public func samples(_ count: Int) -> Tensor {
        let random = Random(seed: seedStream(seed, "samples"), device: device)
        return generator.samples(count, random: random, precision: precision)
    }
}

extension Generator {
    /// Samples for looking at and for measuring: no gradients, running statistics, bounded memory.
    ///
    /// - Parameters:
    ///   - count: How many samples.
    ///   - random: Where the latents come from.
    ///   - precision: The type of number that the network computes with.
    /// - Returns: Shape [count] + the shape of a sample.
    public func samples(_ count: Int, random: Random, precision: Precision = .float32) -> Tensor {
        samples(of: latents(count, random: random, as: precision.dtype))
    }

    /// Hands out the samples of `gan sample --seed`, block after block, so that memory stays bounded.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - seed: Decides the latents.
    ///   - truncation: ψ, which multiplies the latents.
    ///   - dtype: The type of number that the network computes with.
    ///   - give: Takes them, shape [at most 256] + the shape of a sample.
    func forEachSample(
        _ count: Int, seed: UInt64 = 0, truncation: Double = 1, dtype: DType, _ give: (Tensor) throws -> Void
    ) throws {
        let source = LatentSource(size: latent, seed: seed, truncation: truncation, dtype: dtype)
        let device = parameters.first?.tensor.device ?? .cpu
        for start in stride(from: 0, to: count, by: LatentSource.block) {
            let part = min(LatentSource.block, count - start)
            try give(samples(of: source.next(part).to(device)))
        }
    }

    /// Samples of given latents: no gradients, running statistics, bounded memory.
    func samples(of latents: Tensor) -> Tensor {
        withoutGradients {
            // Pictures in parts, so that memory stays bounded.
            let count = latents.shape[0]
            let part = sampleShape.count == 3 ? 64 : max(count, 1)
            let parts = stride(from: 0, to: count, by: part).map { start in
                self(latents.sliced(along: 0, from: start, to: min(start + part, count)), in: .sampling)
            }
            return parts.count == 1 ? parts[0] : .concatenated(parts)
        }
    }
}

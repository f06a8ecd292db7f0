import Foundation

/// An exponential moving average of the generator's weights, from which samples are drawn and metrics are taken.
///
/// a ← decay·a + (1 − decay)·w after each step, generator steps included. What a network measures by itself, such as the
/// running statistics of batch normalisation, is copied, as StyleGAN and torch.optim.swa_utils.AveragedModel do; such
/// statistics are those of the latest weights, not of the average.
///
/// There are two ways to say how long the average remembers. Both start short, so that it does not remember the fresh
/// weights:
///
/// ```swift
/// average: .exponential(0.999)                  // 0.999 of it survives a step, fewer in the first steps
/// average: .exponential(halfLife: 10_000)       // half of it survives 10,000 images, as StyleGAN2 and 3 count
/// average: .exponential(0.9999, from: 20_000)   // as BigGAN: until step 20,000 the weights themselves
/// ```
///
/// Karras et al., arXiv:1710.10196 (0.999), 1912.04958 (half-life); Brock et al., arXiv:1809.11096 (start).
public struct WeightAverage: Sendable, Equatable, CustomStringConvertible {
    private enum Memory: Equatable {
        /// How much survives a step, and whether it grows to that as (1 + t)/(10 + t).
        case steps(decay: Double, isWarmedUp: Bool)
        /// After how many images half is left, and the share of the images seen that this is at most.
        case images(halfLife: Double, rampUp: Double?)
    }

    private let memory: Memory
    private let start: Int

    /// Plans an average by what survives a step.
    ///
    /// - Parameters:
    ///   - decay: How much of the average survives a step, 0 to below 1: 0.999 is usual, 0.9999 for long runs.
    ///   - isWarmedUp: Whether t steps after the start at most (1 + t)/(10 + t) survives; without it a decay of 0.999
    ///     remembers a tenth of the fresh weights for 2,300 steps.
    ///   - start: The step from which on there is an average; until then it is the weights themselves.
    public static func exponential(
        _ decay: Double = 0.999, warmingUp isWarmedUp: Bool = true, from start: Int = 0
    ) -> WeightAverage {
        WeightAverage(memory: .steps(decay: decay, isWarmedUp: isWarmedUp), start: start)
    }

    /// Plans an average by its half-life in images, as StyleGAN2 and StyleGAN3 do: decay = ½^(batch / half-life).
    ///
    /// A step counts as many images as the batch has.
    ///
    /// - Parameters:
    ///   - images: After how many images half of the average is left: 10,000 in StyleGAN2 (`ema_kimg` 10).
    ///   - rampUp: The half-life is at most this share of the images seen since the start: 0.05 in StyleGAN2-ADA
    ///     (`ema_rampup`); nil leaves it out.
    ///   - start: The step from which on there is an average; until then it is the weights themselves.
    public static func exponential(
        halfLife images: Double, rampUp: Double? = 0.05, from start: Int = 0
    ) -> WeightAverage {
        WeightAverage(memory: .images(halfLife: images, rampUp: rampUp), start: start)
    }

    /// How much of the average survives a step.
    ///
    /// - Parameters:
    ///   - steps: The steps done, this one included.
    ///   - batch: The images that a step counts.
    func decay(after steps: Int, batch: Int) -> Double {
        guard steps > start else { return 0 }
        let steps = steps - start
        switch memory {
        case .steps(let decay, let isWarmedUp):
            return isWarmedUp ? min(decay, Double(1 + steps) / Double(10 + steps)) : decay
        case .images(let halfLife, let rampUp):
            let seen = Double(batch) * Double(steps - 1)
            let images = min(halfLife, rampUp.map { seen * $0 } ?? halfLife)
            return images > 0 ? pow(0.5, Double(batch) / images) : 0
        }
    }

    /// The average as one would write it in a recipe, such as `.exponential(0.999)`.
    public var description: String {
        let from = start == 0 ? "" : ", from: \(start)"
        switch memory {
        case .steps(let decay, let isWarmedUp):
            return ".exponential(\(plainDescription(of: decay))\(isWarmedUp ? "" : ", warmingUp: false")\(from))"
        case .images(let halfLife, let rampUp):
            let ramp = rampUp.map(plainDescription(of:)) ?? "nil"
            return ".exponential(halfLife: \(plainDescription(of: halfLife)), rampUp: \(ramp)\(from))"
        }
    }

    /// Checks the numbers.
    ///
    /// - Throws: `GANError` with status 64, in words.
    func check() throws {
        switch memory {
        case .steps(let decay, _):
            guard !(0..<1).contains(decay) else { break }
            throw GANError(
                .usage, "the average's decay is \(decay) and must be 0 or more and below 1; 0.999 is usual")
        case .images(let halfLife, let rampUp):
            guard halfLife > 0, halfLife.isFinite else {
                throw GANError(
                    .usage, "the average's half-life is \(halfLife) images and must be above 0; 10,000 is usual")
            }
            guard rampUp.map({ $0 > 0 && $0.isFinite }) ?? true else {
                throw GANError(
                    .usage,
                    "the average's ramp-up is \(rampUp ?? 0) and must be above 0, or nil for none; 0.05 is usual")
            }
        }
        guard start >= 0 else {
            throw GANError(.usage, "the average begins at step \(start), which cannot be below 0")
        }
    }
}

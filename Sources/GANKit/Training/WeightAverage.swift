/// An exponential moving average of the generator's weights, from which samples are drawn.
///
/// a ← a + (1 − decay)·(w − a) after each step. During the first steps the decay grows as (1 + t)/(10 + t), so that the
/// average does not remember the fresh weights. Running statistics are copied. Karras et al., arXiv:1710.10196, with
/// 0.999.
public struct WeightAverage: Sendable, Equatable {
    /// How much of the average survives a step.
    public let decay: Double

    /// Plans an average.
    ///
    /// - Parameter decay: How much of the average survives a step, 0 to below 1: 0.999 is usual.
    public static func exponential(_ decay: Double = 0.999) -> WeightAverage { WeightAverage(decay: decay) }

    /// The decay after so many steps.
    func decay(after steps: Int) -> Double {
        min(decay, Double(1 + steps) / Double(10 + steps))
    }
}

/// The generator whose weights are the average.
final class AveragedGenerator {
    let generator: Generator
    private let average: WeightAverage

    /// - Parameter copy: A generator of the same architecture, with the same weights at the start.
    init(_ copy: Generator, _ average: WeightAverage) {
        generator = copy
        self.average = average
    }

    /// Moves towards the weights of a generator after a step.
    func follow(_ source: Generator, after steps: Int) {
        let share = 1 - average.decay(after: steps)
        withoutGradients {
            Tensor.lerp(
                generator.parameters.map(\.tensor), toward: source.parameters.map(\.tensor), by: share)
            for (own, theirs) in zip(namedBuffers(of: generator.body), namedBuffers(of: source.body)) {
                own.buffer.tensor.copy(from: theirs.buffer.tensor)
            }
        }
    }
}

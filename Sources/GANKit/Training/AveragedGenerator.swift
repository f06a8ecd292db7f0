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
    ///
    /// - Parameters:
    ///   - source: The generator that is trained.
    ///   - steps: The steps done.
    ///   - batch: The samples of a step.
    func follow(_ source: Generator, after steps: Int, batch: Int) {
        let decay = average.decay(after: steps, batch: batch)
        withoutGradients {
            let (own, theirs) = (generator.parameters.map(\.tensor), source.parameters.map(\.tensor))
            if decay == 0 {
                // Exactly the weights, which own + 1·(theirs − own) need not be.
                zip(own, theirs).forEach { $0.copy(from: $1) }
            } else {
                Tensor.lerp(own, toward: theirs, by: 1 - decay)
            }
            for (own, theirs) in zip(namedBuffers(of: generator.body), namedBuffers(of: source.body)) {
                own.buffer.tensor.copy(from: theirs.buffer.tensor)
            }
        }
    }
}

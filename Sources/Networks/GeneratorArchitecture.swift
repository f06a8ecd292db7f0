/// A recipe for a generator that fits any data it can make.
public protocol GeneratorArchitecture: Sendable {
    /// Builds the layers; ``Initialization`` fills them afterwards.
    ///
    /// - Parameter sampleShape: Shape of one sample, without the batch dimension: [3, 64, 64] for pictures.
    /// - Throws: `GANError` in words when the architecture cannot make such samples.
    func makeGenerator(for sampleShape: [Int]) throws -> Generator
    /// How the fresh weights are drawn.
    var initialization: Initialization { get }
}

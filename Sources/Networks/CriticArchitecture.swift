/// A recipe for a critic that fits any data it can handle.
public protocol CriticArchitecture: Sendable {
    /// Builds the layers; ``Initialization`` fills them afterwards.
    ///
    /// - Parameter sampleShape: Shape of one sample, without the batch dimension: [3, 64, 64] for pictures.
    /// - Throws: `GANError` in words when the architecture cannot handle such samples.
    func makeCritic(for sampleShape: [Int]) throws -> Critic
    /// How the fresh weights are drawn.
    var initialization: Initialization { get }
}

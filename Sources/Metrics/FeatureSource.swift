public import GANTensors

/// Names a network that turns pictures into features, for the metrics that compare these.
public protocol FeatureSource: Sendable {
    /// What is printed beside numbers that were made with it.
    var name: String { get }
    /// What tells it from all others, for keeping statistics: it changes when the features do.
    ///
    /// - Throws: `GANError` with status 66 when its file is not there.
    func identity() throws -> String
    /// Makes the network ready.
    ///
    /// - Parameter device: Where it computes.
    /// - Throws: `GANError` with status 66 when its file is not there, 65 when it is no such network.
    func load(on device: Device) throws -> any FeatureExtractor
}

/// A network that turns pictures into features, ready to use; it stays on one thread.
public protocol FeatureExtractor: AnyObject {
    /// Features of pictures.
    ///
    /// - Parameter pictures: uint8 of shape [N, channels, height, width].
    /// - Returns: float32 of shape [N, features].
    /// - Throws: `GANError` with status 65 when it does not take such pictures.
    func features(of pictures: Tensor) throws -> Tensor
    /// Scores of classes before the softmax.
    ///
    /// - Parameter pictures: uint8 of shape [N, channels, height, width].
    /// - Returns: float32 of shape [N, classes].
    /// - Throws: `GANError` with status 64 or 65 when it knows no classes, 65 when it does not take such pictures.
    func logits(of pictures: Tensor) throws -> Tensor
}

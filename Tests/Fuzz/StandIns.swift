// What the readers name of the rest of GANData, which trains or keeps decoded pictures and needs libtorch or
// swift-crypto for it. The targets read files alone and are compiled without either, with these in its place.

public import GANBase

/// What MNIST.swift's shorthand `.mnist(in:)` is a member of.
public protocol TrainingData {}

/// Stands for the real one, which decodes pictures for training.
public struct Images: TrainingData {
    /// Takes what the shorthand hands over.
    public init(from source: any ImageSource, size: ImageSize) {}
}

/// Stands for the real one, a digest of a source; no target asks for it.
struct Fingerprint {
    mutating func add(_ text: String) {}
    mutating func add(fileAt path: [UInt8]) throws {}
    var text: String { "" }
}

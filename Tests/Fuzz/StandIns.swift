/// What MNIST.swift's shorthand `.mnist(in:)` names of the part of GANData that trains.
///
/// That part needs libtorch. The targets read files alone and are compiled without it, with these in its place.
public protocol TrainingData {}

/// Stands for the real one, which decodes pictures for training.
public struct Images: TrainingData {
    /// Takes what the shorthand hands over.
    public init(from source: any ImageSource, side: Int) {}
}

/// Stands for the digest that names decoded pictures, which no target asks for.
struct Fingerprint {
    let text = ""
    mutating func add(_ text: String) {}
    mutating func add(fileAt path: [UInt8]) throws {}
}

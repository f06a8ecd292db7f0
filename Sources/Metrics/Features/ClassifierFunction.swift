import GANBase
public import GANTensors

/// A classifier that is a function of Swift, for metrics that look at classes.
///
/// ```swift
/// ModeCount(classifier: ClassifierFunction("brightness 1", classes: 2) { _ in
///     { pictures in … }   // uint8 [N, channels, height, width] → scores [N, 2]
/// })
/// ```
public struct ClassifierFunction: FeatureSource {
    /// What is printed beside numbers that were made with it; it must change when the function does.
    public let name: String
    /// How many classes it knows.
    public let classes: Int
    private let make: @Sendable (Device) throws -> (Tensor) throws -> Tensor

    /// Names a function.
    ///
    /// - Parameters:
    ///   - name: What is printed beside numbers; it must change when the function does.
    ///   - classes: How many classes it knows.
    ///   - make: Makes the function ready on a device: it takes pictures as uint8 of shape [N, channels, height, width] and
    ///     gives scores of shape [N, classes].
    public init(
        _ name: String, classes: Int, make: @escaping @Sendable (Device) throws -> (Tensor) throws -> Tensor
    ) {
        self.name = name
        self.classes = classes
        self.make = make
    }

    /// The name.
    public func identity() -> String { "function \(name)" }

    /// Makes the function ready.
    public func load(on device: Device) throws -> any FeatureExtractor {
        FunctionExtractor(name: name, classes: classes, function: try make(device), device: device)
    }
}

/// A function at work.
private final class FunctionExtractor: FeatureExtractor {
    private let name: String
    private let classes: Int
    private let function: (Tensor) throws -> Tensor
    private let device: Device

    init(name: String, classes: Int, function: @escaping (Tensor) throws -> Tensor, device: Device) {
        self.name = name
        self.classes = classes
        self.function = function
        self.device = device
    }

    func features(of pictures: Tensor) throws -> Tensor {
        throw GANError(.badData, "\(name) is a classifier, which has no features to compare")
    }

    func logits(of pictures: Tensor) throws -> Tensor {
        let scores = try function(pictures.to(device))
        guard scores.shape == [pictures.shape[0], classes] else {
            throw GANError(
                .badData,
                "\(name) gives scores of shape \(scores.shape) where [\(pictures.shape[0]), \(classes)] was expected")
        }
        return scores.to(.float32)
    }
}

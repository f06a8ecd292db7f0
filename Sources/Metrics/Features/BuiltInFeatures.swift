public import GANTensors

/// The features that need no file: PLACEHOLDER until written below.
public struct BuiltInFeatures: FeatureSource {
    /// Names them.
    public init() {}
    /// What is printed beside numbers.
    public var name: String { "built-in" }
    /// Their version.
    public func identity() -> String { "built-in 1" }
    /// Makes them ready.
    public func load(on device: Device) throws -> any FeatureExtractor { try TorchScriptFeatures("").load(on: device) }
}

extension FeatureSource where Self == BuiltInFeatures {
    /// The features that need no file.
    public static var builtIn: BuiltInFeatures { BuiltInFeatures() }
}

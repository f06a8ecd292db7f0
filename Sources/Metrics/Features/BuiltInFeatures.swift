public import GANTensors

/// Features that need no file and no training: a wavelet scattering transform.
///
/// Not Inception's, so distances between them are no FID. They are computed by fixed formulas (Bruna and Mallat,
/// arXiv:1203.1513): pictures at 64×64 pixels as brightness and two colour differences; their means on a 4×4 grid; the
/// strength of waves of four directions and four lengths, on a 2×2 grid, as a logarithm; and how that strength itself
/// varies, in waves of every direction and every greater length. 240 numbers that see layout, colour, edges and texture,
/// but no objects: they tell noise, blur and missing variety well, and a cat from a dog not at all.
public struct BuiltInFeatures: FeatureSource {
    /// How many features there are.
    public static let count = 240

    /// Names them.
    public init() {}

    /// What is printed beside numbers that were made with them.
    public var name: String { "built-in scattering features" }

    /// Changes when the formulas do.
    public func identity() -> String { "scattering 1" }

    /// Makes the waves.
    public func load(on device: Device) -> any FeatureExtractor { Scattering(device: device) }
}

extension FeatureSource where Self == BuiltInFeatures {
    /// Features that need no file: a wavelet scattering transform.
    public static var builtIn: BuiltInFeatures { BuiltInFeatures() }
}

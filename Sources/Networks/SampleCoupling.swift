/// A layer whose output for one sample depends on the other samples of the batch, such as batch normalisation.
///
/// A gradient penalty on such a critic does not see the gradient of single samples, and real and fake must not share a
/// batch.
public protocol SampleCoupling: Layer {}

extension BatchNormalization: SampleCoupling {}

extension Critic {
    /// The first layer that makes a sample's score depend on the rest of the batch, with its path, or nil.
    public var couplingLayer: (path: String, layer: any Layer)? {
        namedLayers(of: body).first { $0.layer is any SampleCoupling }
    }

    /// Whether a sample's score depends on the rest of the batch.
    public var couplesSamples: Bool { couplingLayer != nil }
}

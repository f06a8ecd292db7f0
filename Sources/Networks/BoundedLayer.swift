/// A layer that says which numbers can leave it, where that is known: the hyperbolic tangent keeps to −1…1.
///
/// From this a run tells that real samples lie where its generator cannot reach. A layer that does not conform can give any
/// number.
public protocol BoundedLayer: Layer {
    /// The smallest and the largest number that can leave the layer.
    ///
    /// - Parameter input: The smallest and the largest number that can enter it; infinite where there is no bound.
    func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double>
}

/// The smallest and the largest number that can leave a layer; −∞…∞ for one that does not say.
///
/// - Parameters:
///   - layer: The layer.
///   - input: The smallest and the largest number that can enter it.
public func outputBounds(of layer: any Layer, for input: ClosedRange<Double>) -> ClosedRange<Double> {
    (layer as? any BoundedLayer)?.outputBounds(for: input) ?? -Double.infinity...Double.infinity
}

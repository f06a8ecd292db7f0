/// Which side a sample comes from.
public enum SampleKind: String, Sendable, CaseIterable {
    /// From the data.
    case real
    /// From the generator.
    case fake
}

/// What stands between a convolution and its activation.
public enum Normalization: String, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Statistics of the batch: usual in generators, and a trap in penalised critics.
    case batch

    /// A layer for so many channels, or nothing.
    func layer(_ channels: Int) -> [any Layer] {
        switch self {
        case .none: []
        case .batch: [BatchNormalization(channels)]
        }
    }
}

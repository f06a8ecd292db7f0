/// What stands between a convolution and its activation.
public enum Normalization: String, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Statistics of the batch: usual in generators, and a trap in penalised critics.
    case batch
    /// Statistics of each sample over all channels and pixels, one factor a channel: the choice of WGAN-GP and of
    /// WGAN-div's code.
    case layer
    /// Statistics of each channel of each sample.
    case instance

    /// A layer for so many channels, or nothing.
    func layer(_ channels: Int) -> [any Layer] {
        switch self {
        case .none: []
        case .batch: [BatchNormalization(channels)]
        case .layer: [GroupNormalization(groups: 1, channels)]
        case .instance: [InstanceNormalization(channels)]
        }
    }
}

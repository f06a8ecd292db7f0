/// What happens when a picture cannot be read.
public enum BadImages: Hashable, Sendable {
    /// The next picture takes its place, and its name is reported, until more than a share of all are bad.
    case skip(atMost: Double = 0.05)
    /// The first one ends the training.
    case stop
}

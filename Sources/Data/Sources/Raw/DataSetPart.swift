/// The part of a data set that pictures are taken from.
public enum DataSetPart: String, Sendable, CaseIterable {
    /// The pictures to train on.
    case train
    /// The pictures kept for tests.
    case test
}

/// A penalty that remembers earlier steps.
///
/// The value in a recipe stays a value; the trainer asks it once for the penalty that does the remembering, so that one
/// recipe can serve many runs.
public protocol StatefulPenalty: Penalty {
    /// A penalty with a fresh memory.
    func starting() -> any RememberingPenalty
}

/// An optimiser's state that knows how long the last step's gradients were.
public protocol GradientMeasuring: OptimizerState {
    /// The 2-norm of all gradients of the last step as one vector, before anything was changed; nil before the first.
    var lastGradientNorm: Double? { get }
}

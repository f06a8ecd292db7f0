/// How parameters move along their gradients.
///
/// A value; what it remembers between steps is in ``OptimizerState``.
public protocol Optimizer: Sendable {
    /// The learning rate.
    var rate: Schedule { get }

    /// Starts optimising some parameters, which are changed in place from then on.
    func makeState(for parameters: [Tensor]) -> any OptimizerState
}

/// How parameters move along their gradients.
///
/// A value; what it remembers between steps is in ``OptimizerState``.
public protocol Optimizer: Sendable {
    /// The learning rate.
    var rate: Schedule { get }

    /// The same with a learning rate that is multiplied by a factor, for a training that was rolled back.
    func slowed(by factor: Double) -> Self

    /// Starts optimising some parameters, which are changed in place from then on.
    func makeState(for parameters: [Tensor]) -> any OptimizerState
}

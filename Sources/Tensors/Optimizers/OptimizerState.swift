/// What an optimiser remembers about the parameters that it moves.
public protocol OptimizerState: AnyObject {
    /// Moves the parameters by one step.
    ///
    /// - Parameters:
    ///   - gradients: One for each parameter, in order. A parameter without gradient is left alone.
    ///   - step: The step of training, counted from 0, at which schedules are evaluated.
    func step(gradients: [Tensor?], at step: Int)

    /// What a checkpoint has to keep, with names such as `exp_avg.3` for parameter 3. To put a state back, copy into
    /// them.
    var tensors: [(name: String, tensor: Tensor)] { get }

    /// How often ``step(gradients:at:)`` was called, for a checkpoint to keep.
    var stepsTaken: Int { get set }
}

/// A plugin whose numbers vary over training.
///
/// The trainer asks for the plugin of the present step before it uses it, so that the plugin's own methods need not
/// know the step.
public protocol Scheduled {
    /// The plugin with every schedule replaced by its value at a step.
    ///
    /// - Parameter step: The number of the step, from 0.
    func at(step: Int) -> Self
}

/// Looks at the training every so many steps: draws samples, measures distances.
public protocol Watcher: Sendable {
    /// Steps from one look to the next.
    var interval: Int { get }
    /// Looks at the networks as they are after a step.
    ///
    /// - Throws: `GANError` in words; the run stops.
    func watch(_ moment: TrainingMoment) throws
}

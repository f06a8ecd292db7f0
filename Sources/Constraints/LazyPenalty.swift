internal import GANBase
internal import GANTensors

/// A penalty that need not be applied in every critic step (lazy regularisation, Karras et al., arXiv:1912.04958).
public protocol LazyPenalty: Penalty {
    /// The penalty is applied in every so many critic steps, and the trainer multiplies it by that number; 1 is every
    /// step.
    var interval: Int { get }
}

/// Throws in words when a lazy penalty's interval is not 1 or more.
func checkInterval(_ interval: Int, of plugin: String) throws {
    guard interval >= 1 else {
        throw GANError(
            .usage,
            "\(plugin): interval is \(interval) and must be 1 or more; 1 applies the penalty in every critic step")
    }
}

/// Throws in words when a penalty's weight would not hold the critic back.
func checkWeight(_ weight: Double, _ name: String, of plugin: String, usual: String) throws {
    guard weight > 0, weight.isFinite else {
        throw GANError(.usage, "\(plugin): \(name) is \(weight) and must be above 0; \(usual)")
    }
}

/// Throws in words when a penalty's weight would be negative at some step, or zero at all.
///
/// A weight may grow from zero, or shrink to it.
func checkWeight(_ weight: Schedule, _ name: String, of plugin: String, usual: String) throws {
    if let problem = weight.problem { throw GANError(.usage, "\(plugin): \(name) \(problem): \(weight)") }
    let (lowest, highest) = weight.bounds
    guard lowest < 0 || !(highest > 0) || weight.value(at: 0).isInfinite else { return }
    throw GANError(.usage, "\(plugin): \(name) is \(weight) and must be above 0; \(usual)")
}

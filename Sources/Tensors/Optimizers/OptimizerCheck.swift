internal import GANBase

/// Throws in words when a learning rate is negative at some step, or never above 0.
func checkRate(_ rate: Schedule, of optimizer: String, usual: String) throws {
    try checkShape(rate, "the learning rate", of: optimizer)
    let (lowest, highest) = rate.bounds
    guard lowest >= 0, highest > 0 else {
        throw GANError(.usage, "\(optimizer): the learning rate is \(rate) and must be above 0; \(usual) is usual")
    }
}

/// Throws in words when what survives a step of some running mean is not 0 or more and below 1.
func checkShare(_ share: Schedule, _ name: String, of optimizer: String, usual: String) throws {
    try checkShape(share, name, of: optimizer)
    let (lowest, highest) = share.bounds
    guard lowest >= 0, highest < 1 else {
        throw GANError(.usage, "\(optimizer): \(name) is \(share) and must be 0 or more and below 1; \(usual)")
    }
}

/// Throws in words when a setting is negative or not finite.
func checkNotNegative(_ value: Double, _ name: String, of optimizer: String, usual: String) throws {
    guard value >= 0, value.isFinite else {
        throw GANError(.usage, "\(optimizer): \(name) is \(value) and must be 0 or more; \(usual) is usual")
    }
}

private func checkShape(_ schedule: Schedule, _ name: String, of optimizer: String) throws {
    guard let problem = schedule.problem else { return }
    throw GANError(.usage, "\(optimizer): \(name) \(problem): \(schedule)")
}

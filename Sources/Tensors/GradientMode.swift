import CTorch

/// Runs `body` without recording operations, so that nothing in it takes part in gradients.
///
/// The mode belongs to the thread and is put back however `body` ends. Only synchronous code: after a suspension
/// another thread, with another mode, could go on.
public func withoutGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
    try withGradientMode(false, body)
}

/// Runs `body` recording operations, also inside ``withoutGradients(_:)``.
public func withGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
    try withGradientMode(true, body)
}

private func withGradientMode<Result>(_ isOn: Bool, _ body: () throws -> Result) rethrows -> Result {
    let previous = ct_gradient_mode()
    ct_set_gradient_mode(isOn)
    defer { ct_set_gradient_mode(previous) }
    return try body()
}

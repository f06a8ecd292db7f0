import GANBase

/// Where in a model the program is, for messages.
struct Place: @unchecked Sendable {
    // Read by the thread that set it, and only when it is about to end the program.

    /// In words, innermost place first.
    let name: String
    /// What the innermost layer has to say about its input.
    let hint: (() -> String?)?
    /// The shapes in the outermost network so far.
    let record: ShapeRecord?

    @TaskLocal static var current: Place?

    /// What comes after a message: the place, the layer's own words, and the table of layers up to there.
    var words: String {
        var lines = ["in \(name)"]
        if let hint = hint?() { lines.append(hint) }
        if let record { lines.append(record.table) }
        return lines.joined(separator: "\n")
    }
}

/// Names the place for which `body` computes, so that an operation which cannot be done says where it stood.
///
/// Places nest: "layer 3 (Convolution) in the critic".
public func withPlace<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    try inside(name, nil, nil, body)
}

/// Names the place of a layer, with words about what it takes and gets in case an operation cannot be done.
///
/// - Parameters:
///   - name: The layer's place in words: "layer 3 (Convolution)".
///   - hint: What the layer takes and gets, a sentence; asked for only when the program is about to end.
///   - body: What the layer computes.
package func withPlace<Result>(
    _ name: String, hint: @escaping () -> String?, _ body: () throws -> Result
) rethrows -> Result {
    try inside(name, hint, nil, body)
}

/// Names the place of a network, and notes the shapes that appear in it.
///
/// - Parameters:
///   - name: The network in words: "the critic".
///   - record: Where the network's layers note their shapes.
///   - body: What the network computes.
package func withPlace<Result>(
    _ name: String, recording record: ShapeRecord, _ body: () throws -> Result
) rethrows -> Result {
    try inside(name, nil, record, body)
}

private func inside<Result>(
    _ name: String, _ hint: (() -> String?)?, _ record: ShapeRecord?, _ body: () throws -> Result
) rethrows -> Result {
    let outer = Place.current
    let place = Place(
        name: outer.map { "\(name) in \($0.name)" } ?? name, hint: hint ?? outer?.hint, record: outer?.record ?? record)
    return try Place.$current.withValue(place, operation: body)
}

/// Ends the program as an operation that cannot be done does: in words that say where it stood, with exit status 70.
///
/// - Parameter message: What happened, and what to do.
package func stopComputing(_ message: String) -> Never {
    stopProgram(message + (Place.current.map { " \($0.words)" } ?? ""))
}

/// Where in a model the program is, for messages.
enum Place {
    /// In words, innermost place first.
    @TaskLocal static var current: String?
}

/// Names the place for which `body` computes, so that an operation which cannot be done says where it stood.
///
/// Places nest: "layer 3 (Convolution) in the critic".
public func withPlace<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let place = Place.current.map { "\(name) in \($0)" } ?? name
    return try Place.$current.withValue(place, operation: body)
}

internal import GANBase

/// The largest number of numbers that a layer may make of one sample.
private let largestSample = 1 << 26

/// The shape of what a layer makes of one sample; every step inside is checked.
///
/// - Parameters:
///   - layer: The layer.
///   - input: The shape of one sample on the way in.
///   - place: What to call the layer in a message: "layer 3".
/// - Throws: `GANError` with status 65 when shapes do not fit together or are absurd, with status 64 when a layer is no
///   ``DescribedLayer``.
public func outputShape(of layer: any Layer, for input: [Int], at place: String) throws -> [Int] {
    try naming(layer, at: place) {
        let shape = try described(layer).outputShape(of: input)
        guard shape.allSatisfy({ 1...LayerSettings.largestSize ~= $0 }),
            shape.reduce(1, { min($0 * $1, largestSample + 1) }) <= largestSample
        else {
            throw GANError(
                .badData,
                "makes samples of the shape \(shape); sizes are 1 or more, and a sample has \(largestSample.grouped) numbers at most"
            )
        }
        return shape
    }
}

/// A layer in PyTorch.
///
/// - Parameters:
///   - layer: The layer.
///   - input: The shape of one sample on the way in, which ``outputShape(of:for:at:)`` has accepted.
///   - place: What to call the layer in a message.
/// - Throws: `GANError` with status 64 when a layer is no ``DescribedLayer``.
public func python(of layer: any Layer, for input: [Int], at place: String) throws -> PythonLayer {
    try naming(layer, at: place) { try described(layer).python(for: input) }
}

/// A layer as one that can be written down.
///
/// - Throws: `GANError` with status 64 that says how a layer of one's own joins.
package func described(_ layer: any Layer) throws -> any DescribedLayer {
    guard let described = layer as? any DescribedLayer else {
        throw GANError(
            .usage,
            "does not say how it was made, so it cannot be written down; let \(type(of: layer)) conform to DescribedLayer, which needs its settings, its output's shape and its twin in PyTorch"
        )
    }
    // Reading would take the shipped layer for it.
    let kind = type(of: described).kind
    if let shipped = shippedLayers[kind], shipped != type(of: described) {
        throw GANError(.usage, "has the name of a layer of GANKit; give the type \(kind) another name")
    }
    return described
}

/// Puts the place and the kind of a layer before what goes wrong in it.
package func naming<Result>(_ layer: any Layer, at place: String, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as GANError {
        throw GANError(error.status, "\(place) (\(type(of: layer))): \(error.message)")
    }
}

extension DescribedLayer {
    /// Objects to samples that are no pictures, or smaller than a side.
    func requirePicture(_ input: [Int], of side: Int) throws {
        guard input.count == 3, input[1] >= side, input[2] >= side else {
            throw GANError(
                .badData,
                "takes pictures of \(max(side, 1)) pixels or more each way and gets samples of the shape \(input)")
        }
    }

    /// Objects to samples whose first size is another.
    func requireChannels(_ channels: Int, of input: [Int]) throws {
        guard input.first == channels else {
            throw GANError(.badData, "takes \(channels) channels and gets samples of the shape \(input)")
        }
    }
}

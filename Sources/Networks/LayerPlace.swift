internal import GANBase
internal import GANTensors

/// Computes a layer's output in a place that names it.
///
/// - Parameters:
///   - layer: The layer.
///   - place: What messages call it: "layer 3 (Convolution)".
///   - shape: The shape of the batch that it is given.
///   - body: What it computes.
func inPlace<Result>(of layer: any Layer, _ place: String, given shape: [Int], _ body: () -> Result) -> Result {
    withPlace(place, hint: { complaint(of: layer, about: shape) }, body)
}

/// What a layer takes and what it gets, in a sentence.
private func complaint(of layer: any Layer, about shape: [Int]) -> String? {
    do {
        _ = try (layer as? any DescribedLayer)?.outputShape(of: Array(shape.dropFirst()))
    } catch let error as GANError where error.status == .badData {
        return "It \(error.message)."
    } catch {}
    let parameters = namedParameters(of: layer).prefix(8).map { "\($0.name) \($0.parameter.tensor.shape)" }
    let owned = parameters.isEmpty ? "" : "; its parameters have the shapes \(parameters.joined(separator: ", "))"
    return "It gets a batch of the shape \(shape)\(owned)."
}

/// Computes a whole network in a place that names it, with a record of its layers' shapes.
///
/// - Parameters:
///   - body: The outermost layer.
///   - name: What messages call the network: "the critic".
///   - input: The batch.
///   - expected: The shape of one sample that the network was made for.
///   - compute: What the network computes.
func inNetwork<Result>(
    _ body: any Layer, _ name: String, given input: Tensor, madeFor expected: [Int], _ compute: () -> Result
) -> Result {
    withPlace(name, recording: ShapeRecord(of: body, given: input.shape, madeFor: expected), compute)
}

/// Computes a network's outermost layer; names it where it is not a `Sequential`, which names its layers itself.
///
/// - Parameters:
///   - body: The outermost layer.
///   - input: The batch.
///   - compute: What the layer computes, its output first.
func inBody<Rest>(
    _ body: any Layer, given input: Tensor, _ compute: () -> (Tensor, Rest)
) -> (Tensor, Rest) {
    guard !(body is Sequential) else { return compute() }
    let (place, record) = ("the body (\(type(of: body)))", ShapeRecord.current(of: body))
    record?.begin(place)
    let result = inPlace(of: body, place, given: input.shape, compute)
    record?.end(result.0.shape)
    return result
}

/// A network's output, its outermost layer named where that needs it.
func forward(_ body: any Layer, _ input: Tensor, in phase: Phase) -> Tensor {
    inBody(body, given: input) { (body.forward(input, in: phase), ()) }.0
}

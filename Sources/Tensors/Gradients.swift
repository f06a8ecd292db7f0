import CTorch

/// The gradients of Σ outputs · seeds with respect to some inputs.
///
/// - Parameters:
///   - outputs: What to differentiate.
///   - inputs: With respect to what.
///   - seeds: A factor for each output, of its shape; ones if left out, which is allowed for outputs of one element.
///   - retainingGraph: Whether the outputs can be differentiated again.
///   - creatingGraph: Whether the gradients can themselves be differentiated. Retains the graph, too.
/// - Returns: A gradient of each input's shape, `nil` for an input on which the outputs do not depend.
public func gradients(
    of outputs: [Tensor], withRespectTo inputs: [Tensor], seeds: [Tensor]? = nil, retainingGraph: Bool = false,
    creatingGraph: Bool = false
) -> [Tensor?] {
    if let seeds, seeds.count != outputs.count {
        stop("gradients", because: "\(outputs.count) outputs cannot have \(seeds.count) seeds")
    }
    var handles = [ct_tensor](repeating: ct_tensor(), count: inputs.count)
    let status = withHandles(outputs) { first in
        withHandles(inputs) { second in
            withHandles(seeds ?? []) { third in
                ct_gradients(
                    first, outputs.count, second, inputs.count, seeds == nil ? nil : third, retainingGraph,
                    creatingGraph, &handles)
            }
        }
    }
    guard status == CT_OK else { stop("gradients", outputs, status) }
    return handles.map { $0.ref == nil ? nil : Tensor(adopting: $0) }
}

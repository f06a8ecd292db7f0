public import GANTensors

/// The penalty with a memory that a ``StatefulPenalty`` starts.
///
/// The memory is in every checkpoint, so that a run which goes on remembers what it would have remembered.
public protocol RememberingPenalty: Penalty {
    /// Everything that is remembered, by names of the penalty's own choice; empty before the first step.
    var memory: [(name: String, tensor: Tensor)] { get }
    /// Puts back what ``memory`` gave.
    ///
    /// - Throws: `GANError` with status 65 when this is not its memory.
    func restore(_ memory: [String: Tensor]) throws
}

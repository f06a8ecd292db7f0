internal import GANTensors

/// Layers one after the other at one batch: A is the product of theirs.
final class SequentialLinearization: Linearization {
    /// The layers' maps in the order of computation; each is released once its last pass is done.
    private var maps: [any Linearization]
    /// The position of the first layer with parameters: only penalised samples need to get past it on the way back.
    private let firstWeighted: Int

    /// - Parameters:
    ///   - maps: The layers' maps in the order of computation.
    ///   - firstWeighted: The position of the first layer with parameters.
    init(_ maps: [any Linearization], firstWeighted: Int) {
        self.maps = maps
        self.firstWeighted = firstWeighted
    }

    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor {
        maps.indices.reversed().reduce(delta) { delta, position in
            maps[position].backward(delta, for: position > firstWeighted ? 0..<delta.shape[0] : rows)
        }
    }

    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor? {
        var tangent = tangent
        maps.reverse()
        while let map = maps.popLast() { tangent = map.forward(tangent: tangent, factors, into: gradients) }
        return tangent
    }
}

/// The sum of a branch and a shortcut at one batch: A is the sum of theirs.
final class ResidualLinearization: Linearization {
    private let branch: any Linearization
    private let shortcut: (any Linearization)?

    /// - Parameters:
    ///   - branch: The branch's map.
    ///   - shortcut: The shortcut's map; the identity when nil.
    init(branch: any Linearization, shortcut: (any Linearization)?) {
        self.branch = branch
        self.shortcut = shortcut
    }

    func backward(_ delta: Tensor, for rows: Range<Int>) -> Tensor {
        branch.backward(delta, for: rows) + (shortcut?.backward(delta, for: rows) ?? delta)
    }

    func forward(tangent: Tensor?, _ factors: SampleFactors, into gradients: ParameterGradients) -> Tensor? {
        let moved = branch.forward(tangent: tangent, factors, into: gradients)
        let passed = shortcut.map { $0.forward(tangent: tangent, factors, into: gradients) } ?? tangent
        guard let moved, let passed else { return nil }
        return moved + passed
    }
}

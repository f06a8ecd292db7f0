import GANTensors

/// A layer that passes on whatever is added to all numbers of a sample: f(x + c) = f(x) + c for every number c.
///
/// Shipped ones reorder numbers, repeat them, average them or choose among them. Where a critic ends with such layers
/// behind one that adds a bias, the bias moves all scores alike (``Critic/scoreBiases``).
public protocol ShiftEquivariantLayer: Layer {
    /// Whether it does so as it is set.
    var isShiftEquivariant: Bool { get }
}

extension Identity: ShiftEquivariantLayer {
    /// True: numbers stay.
    public var isShiftEquivariant: Bool { true }
}

extension Flatten: ShiftEquivariantLayer {
    /// True: numbers stay.
    public var isShiftEquivariant: Bool { true }
}

extension Reshape: ShiftEquivariantLayer {
    /// True: numbers stay.
    public var isShiftEquivariant: Bool { true }
}

extension Upsample: ShiftEquivariantLayer {
    /// True: numbers are repeated or averaged.
    public var isShiftEquivariant: Bool { true }
}

extension AveragePooling: ShiftEquivariantLayer {
    /// True: every window is averaged.
    public var isShiftEquivariant: Bool { true }
}

extension MaxPooling: ShiftEquivariantLayer {
    /// True: the largest number stays the largest.
    public var isShiftEquivariant: Bool { true }
}

extension GlobalPooling: ShiftEquivariantLayer {
    /// True of means, and not of sums.
    public var isShiftEquivariant: Bool { !isSum }
}

extension Critic {
    /// The biases that move all scores alike: T(x) is f(x) + b, with f free of b.
    ///
    /// That of a last layer with one output, behind which nothing comes but ``ShiftEquivariantLayer``s; one in each
    /// branch where the critic ends with ``Residual``; none where a layer of another kind comes last. Their gradient is
    /// Σ_i ∂L/∂t_i, which is zero for every loss that looks at differences of scores alone.
    public var scoreBiases: [Parameter] {
        var found: [Parameter] = []
        collectShifts(of: body, into: &found)
        let uses = namedParameters(of: body).map(\.parameter)
        // A parameter that is used twice does more than move scores.
        return found.filter { bias in bias.reparametrisation == nil && uses.count { $0 === bias } == 1 }
    }
}

/// Gathers the biases that move all of a layer's output alike.
///
/// - Returns: Whether the layer passes on what is added to its input, so that biases before it count as well.
@discardableResult
private func collectShifts(of layer: any Layer, into found: inout [Parameter]) -> Bool {
    switch layer {
    case let layer as Sequential:
        return layer.layers.reversed().allSatisfy { collectShifts(of: $0, into: &found) }
    case let layer as Residual:
        for branch in [layer.branch] + (layer.shortcut.map { [$0] } ?? []) { collectShifts(of: branch, into: &found) }
        return false
    case let layer as any AffineLayer:
        if let bias = layer.bias, bias.tensor.count == 1 { found.append(bias) }
        return false
    default:
        return (layer as? any ShiftEquivariantLayer)?.isShiftEquivariant ?? false
    }
}

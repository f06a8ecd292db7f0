import CTorch

// These change the memory that the tensor shares with its views and detached twins. Autograd never records them, and
// notices when it needed the old numbers.

extension Tensor {
    /// Takes over the numbers of another tensor, converted and broadcast.
    public func copy(from source: Tensor) {
        perform("copy(from:)", self, source) { ct_copy_in_place(handle, source.handle) }
    }

    /// Sets every element to a number.
    public func fill(_ value: Double) {
        perform("fill", self) { ct_fill_in_place(handle, value) }
    }

    /// self += scale · other.
    public func add(_ other: Tensor, scale: Double = 1) {
        perform("add", self, other) { ct_add_in_place(handle, other.handle, scale) }
    }

    /// self *= factor.
    public func multiply(by factor: Double) {
        perform("multiply(by:)", self) { ct_multiply_in_place(handle, factor) }
    }

    /// self *= factors, elementwise.
    public func multiply(by factors: Tensor) {
        perform("multiply(by:)", self, factors) { ct_multiply_tensor_in_place(handle, factors.handle) }
    }

    /// Limits every element to a range.
    ///
    /// A side left out has no limit; one side at least is needed.
    public func clamp(min: Double? = nil, max: Double? = nil) {
        perform("clamp", self) {
            withOptional(min) { low in withOptional(max) { high in ct_clamp_in_place(handle, low, high) } }
        }
    }

    /// self += weight · (end − self).
    public func lerp(toward end: Tensor, by weight: Double) {
        perform("lerp(toward:by:)", self, end) { ct_lerp_in_place(handle, end.handle, weight) }
    }

    /// Moves each of many tensors towards its end: targets[i] += weight · (ends[i] − targets[i]).
    ///
    /// For moving averages.
    public static func lerp(_ targets: [Tensor], toward ends: [Tensor], by weight: Double) {
        guard targets.count == ends.count else {
            stop("lerp(_:toward:by:)", because: "\(targets.count) tensors cannot move towards \(ends.count)")
        }
        let status = withHandles(targets) { first in
            withHandles(ends) { second in ct_lerp_all_in_place(first, second, targets.count, weight) }
        }
        guard status == CT_OK else { stop("lerp(_:toward:by:)", targets, status) }
    }
}

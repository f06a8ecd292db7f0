import CTorch

extension Tensor {
    /// Where this is less than the other, a bool tensor.
    public func isLess(than other: Tensor) -> Tensor { compare("isLess(than:)", other, CT_LESS) }

    /// Where this is less than a number, a bool tensor.
    public func isLess(than number: Double) -> Tensor { compare("isLess(than:)", number, CT_LESS) }

    /// Where this is the other or less, a bool tensor.
    public func isAtMost(_ other: Tensor) -> Tensor { compare("isAtMost", other, CT_LESS_EQUAL) }

    /// Where this is a number or less, a bool tensor.
    public func isAtMost(_ number: Double) -> Tensor { compare("isAtMost", number, CT_LESS_EQUAL) }

    /// Where this is greater than the other, a bool tensor.
    public func isGreater(than other: Tensor) -> Tensor { compare("isGreater(than:)", other, CT_GREATER) }

    /// Where this is greater than a number, a bool tensor.
    public func isGreater(than number: Double) -> Tensor { compare("isGreater(than:)", number, CT_GREATER) }

    /// Where this is the other or greater, a bool tensor.
    public func isAtLeast(_ other: Tensor) -> Tensor { compare("isAtLeast", other, CT_GREATER_EQUAL) }

    /// Where this is a number or greater, a bool tensor.
    public func isAtLeast(_ number: Double) -> Tensor { compare("isAtLeast", number, CT_GREATER_EQUAL) }

    /// Where this equals the other, a bool tensor.
    public func isEqual(to other: Tensor) -> Tensor { compare("isEqual(to:)", other, CT_EQUAL) }

    /// Where this equals a number, a bool tensor.
    public func isEqual(to number: Double) -> Tensor { compare("isEqual(to:)", number, CT_EQUAL) }

    /// Where this is neither infinite nor NaN, a bool tensor.
    public func isFinite() -> Tensor { make("isFinite", self) { ct_is_finite(handle, $0) } }

    /// Where this is NaN, a bool tensor.
    public func isNaN() -> Tensor { make("isNaN", self) { ct_is_nan(handle, $0) } }

    /// Where this is false or zero, a bool tensor.
    public func isFalse() -> Tensor { make("isFalse", self) { ct_logical_not(handle, $0) } }

    /// Whether any element is true, or not zero.
    ///
    /// Waits for the device.
    public func any() -> Bool { make("any", self) { ct_any(handle, $0) }.scalar() != 0 }

    /// Whether all elements are true, or not zero.
    ///
    /// Waits for the device.
    public func all() -> Bool { make("all", self) { ct_all(handle, $0) }.scalar() != 0 }

    /// `a` where the condition is true and `b` elsewhere; the three broadcast.
    public static func select(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
        make("select", condition, a, b) { ct_where(condition.handle, a.handle, b.handle, $0) }
    }

    private func compare(_ name: String, _ other: Tensor, _ comparison: ct_comparison) -> Tensor {
        make(name, self, other) { ct_compare(handle, other.handle, comparison, $0) }
    }

    private func compare(_ name: String, _ number: Double, _ comparison: ct_comparison) -> Tensor {
        make(name, self) { ct_compare_scalar(handle, number, comparison, $0) }
    }
}

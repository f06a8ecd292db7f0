import CTorch

// Shapes broadcast as in torch: dimensions are compared from the last one, and sizes of 1 repeat. A Double beside a
// tensor takes the tensor's kind: it does not turn float32 into float64.

extension Tensor {
    /// a + b, elementwise.
    public static func + (a: Tensor, b: Tensor) -> Tensor { make("a + b", a, b) { ct_add(a.handle, b.handle, 1, $0) } }

    /// a + b with a number.
    public static func + (a: Tensor, b: Double) -> Tensor { make("a + b", a) { ct_add_scalar(a.handle, b, $0) } }

    /// a + b with a number.
    public static func + (a: Double, b: Tensor) -> Tensor { make("a + b", b) { ct_add_scalar(b.handle, a, $0) } }

    /// a − b, elementwise.
    public static func - (a: Tensor, b: Tensor) -> Tensor {
        make("a - b", a, b) { ct_subtract(a.handle, b.handle, $0) }
    }

    /// a − b with a number.
    public static func - (a: Tensor, b: Double) -> Tensor { make("a - b", a) { ct_add_scalar(a.handle, -b, $0) } }

    /// a − b with a number.
    public static func - (a: Double, b: Tensor) -> Tensor {
        make("a - b", b) { ct_subtract_from_scalar(a, b.handle, $0) }
    }

    /// a · b, elementwise.
    public static func * (a: Tensor, b: Tensor) -> Tensor {
        make("a * b", a, b) { ct_multiply(a.handle, b.handle, $0) }
    }

    /// a · b with a number.
    public static func * (a: Tensor, b: Double) -> Tensor { make("a * b", a) { ct_multiply_scalar(a.handle, b, $0) } }

    /// a · b with a number.
    public static func * (a: Double, b: Tensor) -> Tensor { make("a * b", b) { ct_multiply_scalar(b.handle, a, $0) } }

    /// a / b, elementwise.
    public static func / (a: Tensor, b: Tensor) -> Tensor { make("a / b", a, b) { ct_divide(a.handle, b.handle, $0) } }

    /// a / b with a number.
    public static func / (a: Tensor, b: Double) -> Tensor { make("a / b", a) { ct_divide_scalar(a.handle, b, $0) } }

    /// a / b with a number.
    public static func / (a: Double, b: Tensor) -> Tensor {
        make("a / b", b) { ct_divide_from_scalar(a, b.handle, $0) }
    }

    /// −x, elementwise.
    public static prefix func - (x: Tensor) -> Tensor { make("-x", x) { ct_negative(x.handle, $0) } }
}

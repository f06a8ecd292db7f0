import CTorch

extension Tensor {
    // MARK: - Functions

    /// e to the power of each element.
    public func exp() -> Tensor { make("exp", self) { ct_exp(handle, $0) } }

    /// The natural logarithm.
    public func log() -> Tensor { make("log", self) { ct_log(handle, $0) } }

    /// log(1 + x), exact near 0.
    public func log1p() -> Tensor { make("log1p", self) { ct_log1p(handle, $0) } }

    /// The square root.
    ///
    /// Its gradient at 0 is infinite.
    public func sqrt() -> Tensor { make("sqrt", self) { ct_sqrt(handle, $0) } }

    /// 1 / √x.
    public func reciprocalSqrt() -> Tensor { make("reciprocalSqrt", self) { ct_rsqrt(handle, $0) } }

    /// 1 / x.
    public func reciprocal() -> Tensor { make("reciprocal", self) { ct_reciprocal(handle, $0) } }

    /// |x|.
    ///
    /// Its gradient at 0 is 0.
    public func abs() -> Tensor { make("abs", self) { ct_abs(handle, $0) } }

    /// −1, 0 or 1.
    public func sign() -> Tensor { make("sign", self) { ct_sign(handle, $0) } }

    /// x².
    public func square() -> Tensor { make("square", self) { ct_square(handle, $0) } }

    /// x to the power of the exponent.
    public func pow(_ exponent: Double) -> Tensor { make("pow", self) { ct_pow(handle, exponent, $0) } }

    /// The sine, in radians.
    public func sin() -> Tensor { make("sin", self) { ct_sin(handle, $0) } }

    /// The cosine, in radians.
    public func cos() -> Tensor { make("cos", self) { ct_cos(handle, $0) } }

    /// The largest whole number not above x.
    public func floor() -> Tensor { make("floor", self) { ct_floor(handle, $0) } }

    // MARK: - Activations

    /// The hyperbolic tangent.
    public func tanh() -> Tensor { make("tanh", self) { ct_tanh(handle, $0) } }

    /// 1 / (1 + e^−x).
    public func sigmoid() -> Tensor { make("sigmoid", self) { ct_sigmoid(handle, $0) } }

    /// log(1 + e^x), without overflow.
    ///
    /// In float32 it is x itself above 20, as in torch; in float64 above 40, where nothing of the difference is left.
    public func softplus() -> Tensor { make("softplus", self) { ct_softplus(handle, $0) } }

    /// max(x, 0).
    ///
    /// Its gradient at 0 is 0.
    public func relu() -> Tensor { make("relu", self) { ct_relu(handle, $0) } }

    /// x where positive and slope · x elsewhere.
    public func leakyReLU(slope: Double) -> Tensor { make("leakyReLU", self) { ct_leaky_relu(handle, slope, $0) } }

    /// x · sigmoid(x).
    public func silu() -> Tensor { make("silu", self) { ct_silu(handle, $0) } }

    /// x · Φ(x), where Φ is the normal distribution function.
    public func gelu() -> Tensor { make("gelu", self) { ct_gelu(handle, $0) } }

    /// e^x / Σ e^x along one dimension.
    public func softmax(over dimension: Int) -> Tensor {
        make("softmax", self) { ct_softmax(handle, Int64(dimension), $0) }
    }

    /// log of ``softmax(over:)``, without overflow.
    public func logSoftmax(over dimension: Int) -> Tensor {
        make("logSoftmax", self) { ct_log_softmax(handle, Int64(dimension), $0) }
    }

    // MARK: - Limits and mixtures

    /// Each element limited to a range.
    ///
    /// A side left out has no limit; one side at least is needed.
    public func clamped(min: Double? = nil, max: Double? = nil) -> Tensor {
        make("clamped", self) { result in
            withOptional(min) { low in withOptional(max) { high in ct_clamp(handle, low, high, result) } }
        }
    }

    /// The smaller of this and the other, elementwise.
    public func minimum(_ other: Tensor) -> Tensor {
        make("minimum", self, other) { ct_minimum(handle, other.handle, $0) }
    }

    /// The larger of this and the other, elementwise.
    public func maximum(_ other: Tensor) -> Tensor {
        make("maximum", self, other) { ct_maximum(handle, other.handle, $0) }
    }

    /// self + weight · (end − self).
    public func lerp(_ end: Tensor, _ weight: Double) -> Tensor {
        make("lerp", self, end) { ct_lerp(handle, end.handle, weight, $0) }
    }

    /// self + weight · (end − self), elementwise; the weights broadcast.
    public func lerp(_ end: Tensor, _ weight: Tensor) -> Tensor {
        make("lerp", self, end, weight) { ct_lerp_tensor(handle, end.handle, weight.handle, $0) }
    }
}

import CTorch
public import GANBase

/// A source of random numbers of its own, whose state can be saved and put back.
///
/// The same seed, device and order of calls give the same numbers.
public final class Random {
    private let handle: ct_generator

    /// Where the numbers are made.
    public let device: Device

    /// Starts a source with a seed.
    public init(seed: UInt64, device: Device = .cpu) {
        var handle = ct_generator()
        perform("Random on \(device)") { ct_generator_make(seed, device.code, &handle) }
        self.handle = handle
        self.device = device
    }

    deinit { ct_generator_free(handle) }

    // MARK: - Numbers

    /// Normally distributed numbers.
    public func normal(
        _ shape: [Int], mean: Double = 0, deviation: Double = 1, dtype: DType = .float32
    ) -> Tensor {
        filled("normal", shape, dtype) { ct_random_normal($0, mean, deviation, handle) }
    }

    /// Uniformly distributed numbers from `low` to below `high`.
    public func uniform(
        _ shape: [Int], from low: Double = 0, to high: Double = 1, dtype: DType = .float32
    ) -> Tensor {
        filled("uniform", shape, dtype) { ct_random_uniform($0, low, high, handle) }
    }

    /// Whole numbers from 0 to below `bound`, int64, all equally likely.
    public func integers(_ shape: [Int], below bound: Int) -> Tensor {
        filled("integers", shape, .int64) { ct_random_integers($0, Int64(bound), handle) }
    }

    /// Ones with the given probability and zeros otherwise.
    public func bernoulli(_ shape: [Int], probability: Double = 0.5, dtype: DType = .float32) -> Tensor {
        filled("bernoulli", shape, dtype) { ct_random_bernoulli($0, probability, handle) }
    }

    /// 0, 1, … `n` − 1 in random order, int64.
    public func permutation(_ n: Int) -> Tensor {
        withExtendedLifetime(self) { make("permutation of \(n)") { ct_random_permutation(Int64(n), handle, $0) } }
    }

    private func filled(
        _ name: String, _ shape: [Int], _ dtype: DType, _ fill: (ct_tensor) -> ct_status
    ) -> Tensor {
        let target = Tensor.empty(shape, dtype: dtype, device: device)
        withExtendedLifetime(self) { perform(name, target) { fill(target.handle) } }
        return target
    }

    // MARK: - State

    /// Everything that decides the numbers to come.
    public var state: [UInt8] {
        withExtendedLifetime(self) { make("Random.state") { ct_generator_state(handle, $0) }.bytes() }
    }

    /// Puts back a state, after which the same numbers come again.
    ///
    /// - Throws: `GANError` with status 65 if these bytes are not a state of a source on this kind of device.
    public func restore(_ state: [UInt8]) throws(GANError) {
        let bytes = try Tensor(bytes: state, shape: [state.count], dtype: .uint8)
        try attempt("the saved state of a random source cannot be used", .badData) {
            withExtendedLifetime((self, bytes)) { ct_generator_set_state(handle, bytes.handle) }
        }
    }
}

@available(*, unavailable, message: "a source of random numbers stays on one thread, or the numbers depend on chance")
extension Random: Sendable {}

import CTorch

extension Tensor {
    /// Batch normalisation: (x − mean) / √(variance + epsilon) · weight + bias for each channel, dimension 1.
    ///
    /// While training, mean and variance are those of the batch, and the running statistics move towards them in place:
    /// running = (1 − momentum) · running + momentum · batch, with the unbiased variance. Otherwise the running ones
    /// are used.
    ///
    /// - Parameters:
    ///   - weight: Shape [channels]; ones if left out.
    ///   - bias: Shape [channels]; zeros if left out.
    ///   - runningMean: Shape [channels]; may be left out while training.
    ///   - runningVariance: Shape [channels]; may be left out while training.
    ///   - training: Whether to use the batch's statistics.
    ///   - momentum: How far the running statistics move.
    ///   - epsilon: Keeps the division finite.
    public func batchNormalized(
        weight: Tensor? = nil, bias: Tensor? = nil, runningMean: Tensor? = nil, runningVariance: Tensor? = nil,
        training: Bool, momentum: Double = 0.1, epsilon: Double = 1e-5
    ) -> Tensor {
        make("batchNormalized", self, weight, bias, runningMean, runningVariance) {
            ct_batch_norm(
                handle, weight.handleOrNull, bias.handleOrNull, runningMean.handleOrNull,
                runningVariance.handleOrNull, training, momentum, epsilon, $0)
        }
    }

    /// Layer normalisation: each sample over its trailing dimensions.
    ///
    /// - Parameters:
    ///   - shape: The sizes of the trailing dimensions to normalise over.
    ///   - weight: A factor of that shape; ones if left out.
    ///   - bias: A summand of that shape; zeros if left out.
    ///   - epsilon: Keeps the division finite.
    public func layerNormalized(
        over shape: [Int], weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
    ) -> Tensor {
        make("layerNormalized(over: \(shape))", self, weight, bias) { result in
            withIntegers(shape) {
                ct_layer_norm(handle, $0, $1, weight.handleOrNull, bias.handleOrNull, epsilon, result)
            }
        }
    }

    /// Group normalisation: each sample over groups of its channels, dimension 1.
    ///
    /// - Parameters:
    ///   - groups: A divisor of the number of channels.
    ///   - weight: Shape [channels]; ones if left out.
    ///   - bias: Shape [channels]; zeros if left out.
    ///   - epsilon: Keeps the division finite.
    public func groupNormalized(
        groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
    ) -> Tensor {
        make("groupNormalized(groups: \(groups))", self, weight, bias) {
            ct_group_norm(handle, Int64(groups), weight.handleOrNull, bias.handleOrNull, epsilon, $0)
        }
    }

    /// Instance normalisation: each channel of each sample by itself.
    ///
    /// - Parameters:
    ///   - weight: Shape [channels]; ones if left out.
    ///   - bias: Shape [channels]; zeros if left out.
    ///   - epsilon: Keeps the division finite.
    public func instanceNormalized(weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5) -> Tensor {
        make("instanceNormalized", self, weight, bias) {
            ct_instance_norm(handle, weight.handleOrNull, bias.handleOrNull, epsilon, $0)
        }
    }
}

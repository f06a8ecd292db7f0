import GANBase
import GANTensors

/// Samples that a metric on points keeps until it computes, one row each.
struct GatheredPoints {
    private var batches: [Tensor] = []
    /// How many there are.
    private(set) var count = 0

    /// Takes in a batch of shape [N, …].
    mutating func add(_ batch: Tensor) {
        guard batch.rank >= 1, batch.shape[0] > 0 else { return }
        batches.append(
            withoutGradients { batch.to(.cpu).to(.float64).reshaped([batch.shape[0], -1]).contiguous() })
        count += batch.shape[0]
    }

    /// All of them, float64 of shape [N, d].
    ///
    /// - Parameters:
    ///   - least: How many there must be.
    ///   - what: What they are, for the message: "real samples".
    ///   - use: What needs so many: "the W1 distance between halves".
    /// - Throws: `GANError` with status 65 when there are fewer, or some are not finite.
    func rows(atLeast least: Int, of what: String, for use: String) throws -> Tensor {
        guard count >= least, let first = batches.first else {
            throw GANError(
                .badData, "\(use) needs \(least) \(what) at least, and there \(count == 1 ? "is 1" : "are \(count)")")
        }
        guard batches.allSatisfy({ $0.shape[1] == first.shape[1] }) else {
            throw GANError(.badData, "the \(what) differ in size: all must have as many numbers as the first")
        }
        guard Tensor.firstNotFinite(among: batches) == nil else {
            throw GANError(.badData, "the \(what) hold numbers that are not finite, NaN or infinite")
        }
        return batches.count == 1 ? first : .concatenated(batches)
    }
}

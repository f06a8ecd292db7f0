import GANBase
import GANTensors

/// The features of samples, kept as they come, for metrics that compare samples with one another.
///
/// Memory is samples · features · 4 bytes for each kind. The batches are joined before anything is computed, so that their
/// size does not change a result.
final class FeatureRows {
    private var batches: [SampleKind: [Tensor]] = [:]
    /// What is wrong with something that was taken in.
    private var problem: String?
    private var width: Int?

    /// Takes in features, shape [N, features].
    func update(_ batch: Tensor, of kind: SampleKind) {
        guard batch.rank == 2 else {
            problem = "features of shape [N, features] were expected, and there came \(batch.shape)"
            return
        }
        guard batch.shape[0] > 0 else { return }
        let width = self.width ?? batch.shape[1]
        self.width = width
        guard batch.shape[1] == width else {
            problem = "there are samples with \(width) features and samples with \(batch.shape[1])"
            return
        }
        let plain = batch.detached().to(.cpu)
        batches[kind, default: []].append(plain.dtype == .float64 ? plain : plain.to(.float32))
    }

    /// All features of one kind, shape [N, features].
    ///
    /// - Parameters:
    ///   - kind: Which samples.
    ///   - metric: What they are wanted for, for messages.
    /// - Throws: `GANError` with status 65 when there are fewer than two samples, or numbers that are not finite.
    func rows(of kind: SampleKind, for metric: String) throws -> Tensor {
        if let problem { throw GANError(.badData, "\(metric): \(problem)") }
        let parts = batches[kind] ?? []
        let count = parts.reduce(0) { $0 + $1.shape[0] }
        guard count >= 2 else { throw tooFew(count, of: kind, for: metric) }
        guard width ?? 0 > 0 else { throw GANError(.badData, "\(metric): the samples have no features") }
        let joined = parts.count == 1 ? parts[0] : Tensor.concatenated(parts)
        batches[kind] = [joined]
        guard Tensor.firstNotFinite(among: [joined]) == nil else {
            throw GANError(
                .badData,
                "\(metric): features of the \(kind.samples) hold numbers that are not finite, NaN or infinite: look at the samples, or at the feature network"
            )
        }
        return joined
    }

    /// The features of the real samples, which must not all be alike.
    ///
    /// Those of generated samples may be: a generator that collapsed is something to measure.
    func realRows(for metric: String) throws -> Tensor {
        let rows = try rows(of: .real, for: metric)
        guard rows.max(over: 0).isGreater(than: rows.min(over: 0)).any() else {
            throw GANError(
                .badData,
                "\(metric): all \(rows.shape[0]) real samples have the same features, so that nothing can be compared: look at the data, or at the feature network"
            )
        }
        return rows
    }

    /// What is known of the real samples, to be kept.
    var realState: [(name: String, tensor: Tensor)] {
        guard problem == nil, let parts = batches[.real], !parts.isEmpty else { return [] }
        return [("features", Tensor.concatenated(parts))]
    }

    /// Takes over what was kept.
    func restoreReal(_ state: [String: Tensor]) {
        guard let features = state["features"] else { return }
        batches[.real] = nil
        update(features, of: .real)
    }
}

/// The error for fewer than two samples.
func tooFew(_ count: Int, of kind: SampleKind, for metric: String) -> GANError {
    GANError(
        .badData,
        "\(metric) needs 2 samples at least, and there \(count == 1 ? "is 1" : "are \(count)") of the \(kind.samples)")
}

extension SampleKind {
    /// In messages.
    var samples: String { self == .real ? "real samples" : "generated samples" }
}

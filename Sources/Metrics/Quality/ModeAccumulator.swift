import Foundation
import GANBase
import GANTensors

/// A count of modes under way.
final class ModeAccumulator: MetricAccumulator {
    private let metric: ModeCount
    /// How many samples each mode has, by its number; those without are left out.
    private var counts: [SampleKind: [Int: Int]] = [:]
    private var channels: Int?
    /// What is wrong with something that was taken in.
    private var problem: GANError?

    init(_ metric: ModeCount) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) {
        guard problem == nil else { return }
        do {
            try metric.check()
            let channels = try channels(of: batch)
            let digits = withoutGradients {
                batch.reshaped([batch.shape[0], channels, metric.classes]).argmax(over: 2).values()
            }
            for start in stride(from: 0, to: digits.count, by: channels) {
                let mode = digits[start..<start + channels].reduce(0) { $0 * metric.classes + Int($1) }
                counts[kind, default: [:]][mode, default: 0] += 1
            }
        } catch {
            problem = error as? GANError
        }
    }

    /// How many channels these scores are of, which must be the same each time.
    private func channels(of scores: Tensor) throws -> Int {
        guard scores.rank == 2, scores.shape[1] > 0, scores.shape[1] % metric.classes == 0,
            metric.isStacked || scores.shape[1] == metric.classes
        else {
            throw GANError(
                .badData,
                "ModeCount: the classifier gives scores of shape \(scores.shape), and there should be \(metric.classes) classes\(metric.isStacked ? " for each channel" : ""): set classes to what it knows"
            )
        }
        let channels = scores.shape[1] / metric.classes
        guard self.channels ?? channels == channels else {
            throw GANError(.badData, "ModeCount: some samples have \(self.channels ?? 0) channels and some \(channels)")
        }
        self.channels = channels
        guard Tensor.firstNotFinite(among: [scores]) == nil else {
            throw GANError(
                .badData,
                "ModeCount: the classifier gives scores that are not finite, NaN or infinite: look at the samples, or at the classifier"
            )
        }
        // Numbers of modes must fit; a whole number that fits a Double is far from overflow.
        guard pow(Double(metric.classes), Double(channels)) < 1e15 else {
            throw GANError(
                .badData, "ModeCount: \(metric.classes) classes in \(channels) channels are too many modes to count")
        }
        return channels
    }

    func compute() throws -> [Double] {
        if let problem { throw problem }
        try metric.check()
        let fake = counts[.fake] ?? [:]
        let count = fake.values.reduce(0, +)
        guard count >= 2, let channels else { throw tooFew(count, of: .fake, for: "ModeCount") }
        let modes = pow(Double(metric.classes), Double(channels))
        let real = counts[.real] ?? [:]
        let realCount = real.values.reduce(0, +)
        if metric.reference == .real, realCount < 2 { throw tooFew(realCount, of: .real, for: "ModeCount") }
        // In the order of modes, so that rounding is the same each time.
        let divergence = fake.sorted { $0.key < $1.key }.reduce(0.0) { sum, entry in
            let share = Double(entry.value) / Double(count)
            let expected =
                metric.reference == .uniform
                ? 1 / modes : Double((real[entry.key] ?? 0) + 1) / (Double(realCount) + modes)
            return sum + share * log(share / expected)
        }
        // Rounding can leave it a little below nothing.
        return [Double(fake.count), max(divergence, 0)]
    }
}

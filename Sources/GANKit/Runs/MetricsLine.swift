import Foundation

/// A line of metrics.jsonl as it is read back.
struct MetricsLine: Decodable {
    /// A number; NaN and infinities, which JSON lacks, are texts.
    struct Number: Decodable {
        let value: Double

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            value = try (try? container.decode(Double.self)) ?? Double(container.decode(String.self)) ?? .nan
        }
    }

    let step: Int
    let event: String?
    let seconds: Number?
    let criticLoss: Number?
    let generatorLoss: Number?
    let criticGap: Number?
    let penalties: [String: Number]?
    let gradientNorm: [String: Number]?
    let virial: Number?
    let distance: Number?
    let rates: [String: Number]?
    let imagesPerSecond: Number?
    let criticSteps: Int?
    let weightGradientNorms: [String: Number]?
    let diversity: Number?

    /// The step's report, without what watchers measured; nil for an event.
    var report: StepReport? {
        guard event == nil, let criticLoss, let generatorLoss, let criticGap else { return nil }
        var report = StepReport(
            step: step, seconds: seconds?.value ?? 0, criticLoss: criticLoss.value, generatorLoss: generatorLoss.value,
            criticGap: criticGap.value,
            penalties: (penalties ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) },
            gradientNorm: gradientNorm.map {
                .init(mean: $0["mean"]?.value ?? .nan, max: $0["max"]?.value ?? .nan)
            }, virial: virial?.value, distance: distance?.value,
            rates: (rates?["critic"]?.value ?? .nan, rates?["generator"]?.value ?? .nan),
            imagesPerSecond: imagesPerSecond?.value ?? 0)
        report.criticSteps = criticSteps
        report.weightGradientNorms = (
            weightGradientNorms?["critic"]?.value, weightGradientNorms?["generator"]?.value
        )
        report.diversity = diversity?.value
        return report
    }
}

extension MetricsLine {
    /// The step's report, without what watchers measured; nil for an event.
    var report: StepReport? {
        guard event == nil, let criticLoss = self["criticLoss"], let generatorLoss = self["generatorLoss"],
            let criticGap = self["criticGap"]
        else { return nil }
        let (rates, weightNorms) = (numbers(of: "rates"), numbers(of: "weightGradientNorms"))
        var report = StepReport(
            step: step, seconds: self["seconds"] ?? 0, criticLoss: criticLoss, generatorLoss: generatorLoss,
            criticGap: criticGap,
            penalties: numbers.filter { $0.group == "penalties" }.map { ($0.name, $0.value) },
            gradientNorm: numbers(of: "gradientNorm").map { .init(mean: $0["mean"] ?? .nan, max: $0["max"] ?? .nan) },
            virial: self["virial"], distance: self["distance"],
            rates: (rates?["critic"] ?? .nan, rates?["generator"] ?? .nan),
            imagesPerSecond: self["imagesPerSecond"] ?? 0)
        report.criticSteps = self["criticSteps"].flatMap { Int(exactly: $0) }
        report.weightGradientNorms = (weightNorms?["critic"], weightNorms?["generator"])
        report.diversity = self["diversity"]
        return report
    }
}

extension MetricsFile {
    /// The reports of the last steps, the oldest first.
    func lastReports(_ count: Int) -> [StepReport] {
        linesFromTheLast.lazy.compactMap(\.report).prefix(count).reversed()
    }
}

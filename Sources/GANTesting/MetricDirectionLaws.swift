import GANKit

/// A copy of the data must not be worse than what is plainly bad.
func checkDirection(_ trial: MetricTrial, in book: inout LawBook) {
    let (measure, real) = (trial.metric.measures[0], trial.real)
    func first(_ real: Tensor, _ fake: Tensor) -> Result<Double?, any Error> {
        Result { try trial.measure([(real, .real), (fake, .fake)]).first }
    }
    let ownCopy = "the real samples themselves"
    guard let copied = measured(first(real, real), measure.name, ownCopy, mayRefuse: false, in: &book) else { return }
    func isWorse(than other: Double) -> Bool {
        let slack = 1e-9 * max(1, abs(copied), abs(other))
        return measure.better == .lower ? copied > other + slack : copied < other - slack
    }
    func require(_ result: Result<Double?, any Error>, _ what: String) {
        guard let other = measured(result, measure.name, what, mayRefuse: true, in: &book) else { return }
        book.require(
            !isWorse(than: other),
            "\(measure.name) is \(copied) for \(ownCopy) and \(other) for \(what), and declares that \(measure.better) is better"
        )
    }
    require(first(real, trial.collapsed), "one sample again and again")
    // What never looks at real samples cannot know that others are of another kind.
    if (try? first(trial.strange, real).get()) != copied {
        require(first(real, trial.strange), "samples of another kind")
    }
}

/// A finite number; what else came of measuring is noted, unless it is a refusal in words that is allowed.
private func measured(
    _ result: Result<Double?, any Error>, _ name: String, _ what: String, mayRefuse: Bool, in book: inout LawBook
) -> Double? {
    switch result {
    case .success(let value):
        // Comparing says nothing about numbers that are not finite: each comparison with one of them is false.
        let words = value.map { $0.isNaN ? "nan" : "\($0)" } ?? "left out"
        book.require(value?.isFinite == true, "\(name) is \(words) for \(what)")
        return value?.isFinite == true ? value : nil
    case .failure(let error):
        let isRefusal = (error as? GANError)?.status == .badData
        book.require(
            mayRefuse && isRefusal,
            mayRefuse
                ? "\(what) make it throw \(error), which must be a GANError with status 65"
                : "\(what) are not measured: \(error)")
        return nil
    }
}

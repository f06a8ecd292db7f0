/// A number became infinite or undefined in a step.
struct TrainingDiverged: Error {
    /// The step's numbers.
    let report: StepReport
    /// Which number, and where, in words.
    let finding: String

    /// What is said of it, with what to do.
    var message: String {
        "step \(report.step): \(finding); lower the learning rates, raise the penalty's weight or lower its power, or clip the gradients"
    }
}

extension StepReport {
    /// The first loss or penalty that is no number, in words.
    var undefinedTerm: String? {
        let terms =
            [("the critic's loss", criticLoss), ("the critic's gap", criticGap)]
            + penalties.map { ("the penalty \($0.name)", $0.value) } + [("the generator's loss", generatorLoss)]
        return terms.first { !$0.1.isFinite }.map { "\($0.0) is \(plainly($0.1))" }
    }

    private func plainly(_ value: Double) -> String {
        value.isNaN ? "undefined (NaN)" : value < 0 ? "minus infinity" : "infinite"
    }
}

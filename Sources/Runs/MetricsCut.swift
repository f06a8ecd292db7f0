import GANBase

/// How the lines of metrics.jsonl up to a checkpoint were found when a run goes on.
package struct MetricsCut: Equatable {
    /// The bytes that stayed.
    package let length: Int
    /// The bytes that there were when the checkpoint was written; nil where nobody knows.
    package let wanted: Int?
    /// The step of the last line that stayed; nil without any.
    package let lastStep: Int?

    /// What is to be said where lines were lost or changed; nil where all are there.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - step: The checkpoint's step.
    package func words(_ path: String, step: Int) -> String? {
        guard let wanted, wanted != length else { return nil }
        let last = lastStep.map { "its last line is of step \($0.grouped)" } ?? "it has no line"
        let difference =
            wanted > length
            ? "\((wanted - length).grouped) of \(wanted.grouped) bytes" : "lines, or has others than it had"
        return
            "\(path) has lost \(difference) from before the checkpoint of step \(step.grouped) (\(last)): the training goes on as it was, and what is lost is missing in curves and reports"
    }
}

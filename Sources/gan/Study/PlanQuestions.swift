import Foundation
import GANBase
import GANRuns

/// Asks a compiled recipe, before any run starts, whether it takes the values of a study.
struct PlanQuestions {
    let recipe: CompiledRecipe

    private struct Answer: Decodable {
        let error: String?
        let measures: [String]?
        let more: Bool?
    }

    /// Whether the recipe can be trained without any option.
    ///
    /// - Throws: `GANError` when the recipe cannot be asked.
    func acceptsDefaults() throws -> Bool {
        let (ending, answers) = try answers(to: [[]])
        return ending.status == 0 && answers.first.flatMap { $0 }.map { $0.error == nil } == true
    }

    /// Asks about every combination, in one process.
    ///
    /// - Parameters:
    ///   - combinations: The words of each, with what tells it from others.
    ///   - metrics: What is to be compared.
    /// - Throws: `GANError` with status 64: the recipe's own words for the first that it refuses, or a metric that no run
    ///   will record.
    func check(_ combinations: [(name: String, words: [String])], metrics: [String]) throws {
        let (ending, answers) = try answers(to: combinations.map(\.words))
        let refused = zip(combinations, answers).compactMap { combination, answer in
            (answer?.error).map { (combination.name, $0) }
        }
        if let (name, words) = refused.first {
            // What all of them share is not the combination's fault.
            let isCommon = refused.count == combinations.count && Set(refused.map(\.1)).count == 1
            let more =
                refused.count > 1 && !isCommon
                ? "\nand \(refused.count - 1) more of \(combinations.count) combinations are refused" : ""
            throw GANError(
                .usage,
                (isCommon || name.isEmpty ? "the recipe refuses this: " : "the recipe refuses \(name): ") + words + more
            )
        }
        guard ending.status == 0, answers.count == combinations.count else {
            let name = answers.count < combinations.count ? combinations[answers.count].name : ""
            throw GANError(
                ExitStatus(rawValue: ending.status) ?? .ourFault,
                "the recipe stops, with status \(ending.status), when it is asked for its plan\(name.isEmpty ? "" : " with \(name)"); 'gan check' on it says more"
            )
        }
        for case let answer? in answers where answer.more == false {
            let known = answer.measures ?? []
            guard let missing = metrics.first(where: { !known.contains($0) }) else { continue }
            throw GANError(
                .usage,
                known.isEmpty
                    ? "the recipe measures nothing that could be compared: put a metric among its watchers, such as FrechetDistance(every: 1_000)"
                    : "the recipe measures no '\(missing)', but \(known.words)")
        }
    }

    private func answers(to lines: [[String]]) throws -> (ChildProcess.Ending, [Answer?]) {
        let file = "\(NSTemporaryDirectory())/gan-study-\(getpid())-\(UUID().uuidString).jsonl"
        let questions = try lines.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }
        try WholeFile.write(Data(questions.joined().utf8), to: file)
        defer { unlink(file) }
        let child = ChildProcess(
            program: recipe.program, arguments: ["plans"], environment: recipe.environment, input: file)
        let ending = try child.run(.standardOutput)
        let answers = ending.output.split(separator: "\n").map { line in
            try? JSONDecoder().decode(Answer.self, from: Data(line.utf8))
        }
        return (ending, answers)
    }
}

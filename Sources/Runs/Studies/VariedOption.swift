import Foundation
import GANBase

/// An option of a recipe that a study varies, and the values that it takes.
package struct VariedOption: Codable, Sendable, Equatable {
    /// The option's name without dashes: "critic-steps".
    package let name: String
    /// The values as they were typed, in that order.
    package let values: [String]

    /// Names an option and its values.
    package init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
    }

    /// Reads what follows `--vary`: "k=0.5,1,2".
    ///
    /// - Throws: `GANError` with status 64 where it names no option, or a value is missing or there twice.
    package init(parsing text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = String(parts[0].drop { $0 == "-" })
        guard parts.count == 2, !name.isEmpty else {
            throw GANError(
                .usage, "--vary is '\(text)' and must be an option with its values, for example k=0.5,1,2")
        }
        let values = parts[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard !values.contains("") else {
            throw GANError(
                .usage,
                values.count == 1
                    ? "--vary \(name) has no values; write them with commas: \(name)=0.5,1,2"
                    : "--vary \(text) has an empty value; write one after each comma")
        }
        for (index, value) in values.enumerated() {
            guard let same = values[..<index].first(where: { VariedOption.isSame($0, value) }) else { continue }
            throw GANError(
                .usage,
                "--vary \(name) has the value \(same) twice\(same == value ? "" : ", once as \(value)"); leave one out")
        }
        self.init(name, values)
    }

    /// Reads several.
    ///
    /// - Throws: `GANError` with status 64, also where one option is there twice.
    package static func parse(_ texts: [String]) throws -> [VariedOption] {
        let options = try texts.map(VariedOption.init(parsing:))
        for (index, option) in options.enumerated() where options[..<index].contains(where: { $0.name == option.name })
        {
            throw GANError(
                .usage,
                "--vary names \(option.name) twice; write all its values after one: \(option.name)=0.5,1,2")
        }
        return options
    }

    /// Every combination of the options' values; the last option changes fastest, as in nested loops.
    ///
    /// - Returns: For each combination a value for each option; one without values where there is no option.
    package static func product(of options: [VariedOption]) -> [[String]] {
        options.reduce([[]]) { combinations, option in
            combinations.flatMap { combination in option.values.map { combination + [$0] } }
        }
    }

    /// Whether two values are the same text or the same number: 1 and 1.0.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let one = Double(one), let other = Double(other) else { return false }
        return one == other
    }
}

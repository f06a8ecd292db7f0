package import Foundation
import GANBase

/// What the run.json of a run says: for going on with it, and for pages about it.
package struct RecordedRun {
    /// The command line after the recipe's name.
    package let arguments: [String]
    /// Everything in the file, by name.
    package let fields: [String: JSONValue]

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 66 when the run has no run.json, 65 when it is damaged, or when something else than
    ///   files of its own stands in the folder (``RunFolder/requireOwnFiles()``).
    package init(_ run: RunFolder) throws {
        try run.requireOwnFiles()
        let path = run.file("run.json")
        guard let bytes = try RegularFile.contents(of: path, atMost: RunFolder.longestDescription) else {
            throw GANError(.missingInput, "\(run.path) is not the folder of a run: it has no run.json")
        }
        guard let fields = try? JSONDecoder().decode([String: JSONValue].self, from: bytes),
            case .array(let words) = fields["arguments"]
        else {
            throw GANError(
                .badData, "\(path) is damaged: it does not say with which arguments the recipe ran")
        }
        for name in Self.names {
            guard let length = fields[name]?.string?.utf8.count, length > Self.longestName else { continue }
            throw GANError(
                .badData, "\(path) is damaged: \"\(name)\" has \(length.grouped) bytes, which no name and no path has")
        }
        self.fields = fields
        arguments = words.map(\.words)
    }

    /// Fields that are names, times and paths, none of which is longer.
    private static let names = ["recipe", "started", "directory", "package", "product"]
    private static let longestName = 4_096

    /// The recipe's name.
    package var recipe: String { fields["recipe"]?.string ?? "a recipe without a name" }
    /// When it was started, as it stands in the file.
    package var started: String? { fields["started"]?.words }
    /// When it was started; nil where the file does not say.
    package var startTime: Date? { started.flatMap { ISO8601DateFormatter().date(from: $0) } }
    /// The folder in which it was started, where relative paths among its options begin.
    package var directory: String? { fields["directory"]?.words }
    /// The folder of the package that the recipe is; nil where it is single files.
    package var package: String? { fields["package"]?.string }
    /// Which program of the package it is.
    package var product: String? { fields["product"]?.string }
    /// How many processor cores computed.
    package var threads: Int? { fields["threads"]?.count }
    /// Steps planned.
    package var steps: Int? { fields["steps"]?.count }
    /// The shape of a sample.
    package var sampleShape: [Int]? {
        fields["sampleShape"]?.wholeNumbers.flatMap { $0.allSatisfy(isCount) ? $0 : nil }
    }
    /// The troubles that its gauges watch for, `wonCritic` for example; nil in the files of older versions.
    package var gauges: [String]? {
        guard case .array(let names) = fields["gauges"] else { return nil }
        return names.compactMap(\.string)
    }
    /// The recipe's options by their names in Swift.
    package var options: [String: JSONValue] { fields["options"]?.fields ?? [:] }
}

/// `criticStep` → `critic-step`, as ArgumentParser spells it.
package func optionName(_ property: String) -> String {
    property.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
}

import Foundation

/// What the run.json of a run says, for going on with it.
struct RecordedRun {
    /// The command line after the recipe's name.
    let arguments: [String]
    /// When it was started.
    let started: String?
    /// The folder in which it was started, where relative paths among its options begin.
    let directory: String?
    /// How many processor cores computed.
    let threads: Int?
    private let fields: [String: JSONValue]

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 66 when the run has no run.json, 65 when it is damaged.
    init(_ run: RunFolder) throws {
        guard let bytes = FileManager.default.contents(atPath: run.file("run.json")) else {
            throw GANError(.missingInput, "\(run.path) is not the folder of a run: it has no run.json")
        }
        guard let fields = try? JSONDecoder().decode([String: JSONValue].self, from: bytes),
            case .array(let words) = fields["arguments"]
        else {
            throw GANError(
                .badData, "\(run.file("run.json")) is damaged: it does not say with which arguments the recipe ran")
        }
        self.fields = fields
        arguments = words.map(\.words)
        started = fields["started"]?.words
        directory = fields["directory"]?.words
        threads = fields["threads"]?.wholeNumber
    }

    /// How present settings differ from those of the run, a line each: "batch was 64 and is 128".
    func differences(from description: RunDescription) -> [String] {
        description.settings.flatMap { key, value -> [String] in
            guard let old = fields[key], let new = try? JSONValue(value) else { return [] }
            if case (.object(let old), .object(let new)) = (old, new) {
                let names = Set(old.keys).union(new.keys).sorted()
                return names.compactMap { Self.difference("--\(optionName($0))", old[$0], new[$0]) }
            }
            return [Self.difference(key, old, new)].compactMap { $0 }
        }
    }

    private static func difference(_ name: String, _ old: JSONValue?, _ new: JSONValue?) -> String? {
        guard old != new else { return nil }
        return "\(name) was \(old?.words ?? "not there") and is \(new?.words ?? "not there")"
    }
}

/// `criticStep` → `critic-step`, as ArgumentParser spells it.
func optionName(_ property: String) -> String {
    property.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
}

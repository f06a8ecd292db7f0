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
    private let json: [String: Any]

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 66 when the run has no run.json, 65 when it is damaged.
    init(_ run: RunFolder) throws {
        guard let bytes = FileManager.default.contents(atPath: run.file("run.json")) else {
            throw GANError(.missingInput, "\(run.path) is not the folder of a run: it has no run.json")
        }
        guard let json = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
            let arguments = json["arguments"] as? [String]
        else {
            throw GANError(
                .badData, "\(run.file("run.json")) is damaged: it does not say with which arguments the recipe ran")
        }
        self.json = json
        self.arguments = arguments
        started = json["started"] as? String
        directory = json["directory"] as? String
        threads = json["threads"] as? Int
    }

    /// How present settings differ from those of the run, a line each: "batch was 64 and is 128".
    func differences(from description: RunDescription) -> [String] {
        description.settings.flatMap { key, value -> [String] in
            guard let old = json[key] else { return [] }
            let new = Self.parsed(value)
            if let old = old as? [String: Any], let new = new as? [String: Any] {
                let names = Set(old.keys).union(new.keys).sorted()
                return names.compactMap { Self.difference("--\(optionName($0))", old[$0], new[$0]) }
            }
            return [Self.difference(key, old, new)].compactMap { $0 }
        }
    }

    private static func difference(_ name: String, _ old: Any?, _ new: Any?) -> String? {
        guard (old as? NSObject) != (new as? NSObject) else { return nil }
        return "\(name) was \(words(old)) and is \(words(new))"
    }

    private static func parsed(_ value: JSONText) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(value.line.utf8), options: .fragmentsAllowed)
    }

    private static func words(_ value: Any?) -> String {
        switch value {
        case nil: "not there"
        case let list as [Any]: list.isEmpty ? "none" : list.map { words($0) }.joined(separator: ", ")
        case let flag as Bool: "\(flag)"
        case let number as Double: number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case let value?: "\(value)"
        }
    }
}

/// `criticStep` → `critic-step`, as ArgumentParser spells it.
func optionName(_ property: String) -> String {
    property.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
}

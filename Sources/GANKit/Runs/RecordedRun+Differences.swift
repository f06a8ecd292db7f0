extension RecordedRun {
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

import Foundation

/// How the recipe's sources differ from the copies that a run keeps.
enum SourceDifference {
    /// Lines that were taken away (−) and that came (+), the first of them.
    ///
    /// - Parameter longest: How many lines are shown.
    static func lines(of run: RunFolder, longest: Int = 12) -> [String] {
        let changes = RunDescription.copies.flatMap { source, name -> [String] in
            guard let old = copy(run.file(name)), let new = text(source), old != new else { return [] }
            return difference(old, new)
        }
        guard changes.count > longest else { return changes }
        return changes.prefix(longest - 1) + ["… and \(changes.count - longest + 1) lines more"]
    }

    /// The lines in which two texts differ, in their order.
    static func difference(_ old: String, _ new: String) -> [String] {
        let (old, new) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
        return new.difference(from: old).sorted { position($0) < position($1) }.map { change in
            switch change {
            case .remove(let offset, let line, _): "− \(offset + 1): \(line)"
            case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
            }
        }
    }

    private static func position(_ change: CollectionDifference<String>.Change) -> (Int, Int) {
        switch change {
        case .remove(let offset, _, _): (offset, 0)
        case .insert(let offset, _, _): (offset, 1)
        }
    }

    /// A copy in a folder that may have come from somebody else.
    private static func copy(_ path: String) -> String? {
        (try? RegularFile.contents(of: path, atMost: 64 << 20)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}

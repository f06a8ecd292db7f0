import Foundation

/// A Markdown file of the project that users read.
struct GuideFile: Sendable, CustomTestStringConvertible {
    /// Its path in the checkout.
    let name: String
    let lines: [String]

    /// The checkout.
    static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The catalogue that DocC reads too.
    static let catalogue = "Sources/GANKit/GANKit.docc"

    static let all: [GuideFile] = {
        let articles =
            FileManager.default.enumerator(atPath: "\(checkout)/\(catalogue)")?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.map { "\(catalogue)/\($0)" } ?? []
        let others =
            FileManager.default.enumerator(atPath: "\(checkout)/Examples")?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") && !$0.contains(".build/") }
            .map { "Examples/\($0)" } ?? []
        let top = (try? FileManager.default.contentsOfDirectory(atPath: checkout))?.filter { $0.hasSuffix(".md") } ?? []
        return (top + articles + others).sorted().compactMap(GuideFile.init(name:))
    }()

    static func named(_ name: String) -> GuideFile? { all.first { $0.name == name } }

    private init?(name: String) {
        guard let text = try? String(contentsOfFile: "\(Self.checkout)/\(name)", encoding: .utf8) else { return nil }
        self.name = name
        lines = text.components(separatedBy: "\n")
    }

    var testDescription: String { name }
    var folder: String { URL(fileURLWithPath: "\(Self.checkout)/\(name)").deletingLastPathComponent().path }
}

import Testing

extension GuideFile {
    /// A fenced block of code.
    struct Block: Sendable {
        /// The word behind the fence: `swift`, `python`, `sh`; empty where there is none.
        let language: String
        /// What the comment before it says of it, such as `arguments` in `<!-- swift: arguments -->`.
        let note: String?
        let text: String
        /// The line of its first line in the file, from 1.
        let line: Int
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var language: String?
        var (first, text, note): (Int, [String], String?) = (0, [], nil)
        for (index, line) in lines.enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if let open = language {
                if trimmed == "```" {
                    blocks.append(Block(language: open, note: note, text: text.joined(separator: "\n"), line: first))
                    (language, note) = (nil, nil)
                } else {
                    text.append(line)
                }
            } else if trimmed.hasPrefix("```") {
                (language, first, text) = (String(trimmed.dropFirst(3)), index + 2, [])
            } else if trimmed.hasPrefix("<!-- swift:"), trimmed.hasSuffix("-->") {
                note = trimmed.dropFirst(11).dropLast(3).trimmingCharacters(in: .whitespaces)
            } else if !trimmed.isEmpty {
                note = nil
            }
        }
        return blocks
    }

    /// Lines of text outside of code blocks, with their numbers from 1.
    var prose: [(number: Int, text: String)] {
        var isCode = false
        return lines.enumerated().compactMap { index, line in
            if line.trimmingCharacters(in: .whitespaces).hasPrefix("```") {
                isCode.toggle()
                return nil
            }
            return isCode || line.hasPrefix("    ") ? nil : (index + 1, line)
        }
    }
}

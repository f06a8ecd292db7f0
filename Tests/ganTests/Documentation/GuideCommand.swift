import Foundation
import Testing

/// A command in a guide that is typed into a terminal.
struct GuideCommand: Sendable, CustomTestStringConvertible {
    /// As it is typed, without the words that explain it.
    let text: String
    let guide: String
    let line: Int
    /// The lines that the guide shows as its answer.
    var answer: [String] = []

    var testDescription: String { text }

    /// Words, without what stands for something: `gan sample RUN …`.
    var words: [String] { text.split(separator: " ").map(String.init).filter { $0 != "…" } }

    /// The words after `gan`; nil for other programs.
    var ganArguments: [String]? {
        guard let first = words.first, ["gan", "./gan"].contains(first) else { return nil }
        return Array(words.dropFirst())
    }
}

extension GuideFile {
    /// Commands on lines of their own (indented, or behind a `$` in a block), in table cells and within sentences.
    var commands: [GuideCommand] { (lineCommands + inlineCommands).sorted { $0.line < $1.line } }

    /// Those on lines of their own, with the blocks that follow them as answers.
    var lineCommands: [GuideCommand] {
        var found: [GuideCommand] = []
        for (index, line) in lines.enumerated() where line.hasPrefix("    ") {
            guard let text = Self.command(in: line.trimmingCharacters(in: .whitespaces)) else { continue }
            found.append(GuideCommand(text: text, guide: name, line: index + 1))
        }
        for block in blocks where block.language.isEmpty {
            let texts = block.text.components(separatedBy: "\n")
            for (index, text) in texts.enumerated() where text.hasPrefix("$ ") {
                guard let command = Self.command(in: String(text.dropFirst(2))) else { continue }
                let answer = texts[(index + 1)...].prefix { !$0.hasPrefix("$ ") }
                found.append(
                    GuideCommand(text: command, guide: name, line: block.line + index, answer: Array(answer)))
            }
            // A block without a prompt answers the command above it.
            let above = found.lastIndex { $0.line < block.line && $0.line >= block.line - 3 }
            if let above, !texts.contains(where: { $0.hasPrefix("$ ") }) { found[above].answer = texts }
        }
        return found.sorted { $0.line < $1.line }
    }

    private var inlineCommands: [GuideCommand] {
        prose.flatMap { number, line in
            line.matches(of: /`([^`]+)`/).compactMap { match in
                Self.command(in: String(match.output.1)).map { GuideCommand(text: $0, guide: name, line: number) }
            }
        }
    }

    /// The command in a line: no comment, and no explanation three blanks behind it.
    private static func command(in line: String) -> String? {
        guard line.contains(#/^((\./)?gan |(\./)?Scripts/[a-z]+($| ))/#) else { return nil }
        let end = line.firstRange(of: #/ +#|   +/#)?.lowerBound ?? line.endIndex
        return String(line[..<end]).trimmingCharacters(in: .whitespaces)
    }
}

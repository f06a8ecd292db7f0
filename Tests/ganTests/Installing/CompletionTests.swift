import Foundation
import Testing

@testable import gan

/// What shells complete after `gan`.
@Suite struct CompletionTests {
    private static func shell(_ name: String) -> String? {
        Program.find(name, environment: ProcessInfo.processInfo.environment)
    }

    /// Writes the script for a shell, and has the shell itself check its grammar.
    private func checkedScript(_ name: String) throws -> (shell: String, folder: TemporaryFolder) {
        let (folder, shell) = (try TemporaryFolder(), try #require(Self.shell(name)))
        let script = try GanProcess(["--generate-completion-script", name], in: folder)
        #expect(script.status == 0)
        try folder.write("script", script.output)
        let check = try GanProcess(["-n", "script"], in: folder, program: shell)
        #expect(check.status == 0, "\(check.errors)")
        for name in ["Faces.swift", "notes.txt", "photos/1.png"] { try folder.write("work/\(name)", "") }
        return (shell, folder)
    }

    private static let cases: [(line: String, completions: [String])] = [
        ("gan r", ["report", "resume", "run", "runs"]),
        ("gan data i", ["inspect"]),
        ("gan run ", ["Faces.swift", "photos"]),
        ("gan resume ", ["photos"]),
        ("gan study --se", ["--seeds"]),
        ("gan data inspect --sheet-", ["--sheet-count"]),
        ("gan divergence s", ["swissroll"]),
        ("gan divergence normal ring --sampler re", ["real", "realAndFake"]),
        ("gan runs --sort m", ["metric"]),
    ]

    /// Calls the completion function as bash does when the tabulator is pressed.
    @Test func bash() throws {
        let (shell, folder) = try checkedScript("bash")
        let driver = """
            source ../script && while IFS= read -r COMP_LINE; do
                read -ra COMP_WORDS <<<"$COMP_LINE"
                [ "$COMP_LINE" = "${COMP_LINE% }" ] || COMP_WORDS+=("")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_POINT=${#COMP_LINE} COMPREPLY=()
                _gan gan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                echo $(printf '%s\\n' "${COMPREPLY[@]}" | LC_ALL=C sort)
            done <<<"$1"
            """
        let lines = Self.cases.map(\.line).joined(separator: "\n")
        try folder.write("driver", "cd work && \(driver)")
        let bash = try GanProcess(["driver", lines], in: folder, program: shell)
        let expected = Self.cases.map { $0.completions.joined(separator: " ") }
        #expect(bash.output.split(separator: "\n").map(String.init) == expected)
        #expect(bash.errors == "")
    }

    @Test(.enabled(if: shell("fish") != nil, "fish is not installed"))
    func fish() throws {
        let (shell, folder) = try checkedScript("fish")
        for (line, completions) in Self.cases {
            let command = "cd work; source ../script; complete -C $argv[1]"
            let fish = try GanProcess(
                ["--no-config", "-c", command, line], in: folder, ["HOME": folder.asidePath], program: shell)
            let words = fish.output.split(separator: "\n").map { $0.prefix { $0 != "\t" && $0 != "/" } }
            #expect(words.sorted() == completions.map { $0[...] }, "\(line): \(fish.errors)")
        }
    }

    @Test(.enabled(if: shell("zsh") != nil, "zsh is not installed"))
    func zsh() throws {
        let (_, folder) = try checkedScript("zsh")
        #expect(folder.text("script").hasPrefix("#compdef gan\n"))
    }
}

import Foundation
import Testing

/// A folder in which the commands of a guide are executed as they are printed, with fewer steps.
final class GuideSandbox {
    let folder: TemporaryFolder
    /// What stands for something in a guide, and what is there.
    var standIns: [(name: String, value: String)] = []

    /// The options that make a command short; of an option that is given twice the last one counts.
    private static let shorter: [(command: String, options: String)] = [
        ("study", "--steps 2 --seeds 1"), ("bench", "--repeat 1 --batch 2"), ("run", "--steps 2 --batch 4"),
        ("resume", "--steps 3"), ("divergence", "--steps 20 --points 50"), ("data draw", "--count 12"),
        ("sample", "--count 4"), ("interpolate", "--steps 4"), ("evaluate", "--samples 8"),
    ]

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/Recipes", withDestinationPath: "\(GuideFile.checkout)/Recipes")
    }

    /// Executes a command of `gan` in a shell, so that `~` and `*` mean what they mean there.
    ///
    /// - Parameter more: Options that make it short beside those that are known.
    func execute(_ command: GuideCommand, _ more: String = "") throws -> GanProcess {
        var text = command.words.joined(separator: " ")
        for (name, value) in standIns { text = text.replacing(name, with: value) }
        let arguments = text.split(separator: " ").dropFirst().joined(separator: " ")
        if !more.isEmpty {
            text += " " + more
        } else if !text.contains("--help") {
            for (name, options) in Self.shorter where arguments == name || arguments.hasPrefix(name + " ") {
                text += " " + options
            }
        }
        let script = text.replacing(#/^(\./)?gan\b/#, with: "\"$0\"")
        return try GanProcess([], in: folder, ["HOME": folder.path], startedBy: ["/bin/bash", "-c", script])
    }

    /// Executes a command, and expects that it goes well and says what the guide shows.
    func expectSuccess(_ command: GuideCommand, _ more: String = "") throws {
        let place = "\(command.guide):\(command.line): \(command.text)"
        let gan = try execute(command, more)
        #expect(gan.status == 0, "\(place)\n\(gan.output)\(gan.errors)")
        let said = Self.labels(gan.output + gan.errors)
        for label in Self.labels(command.answer.joined(separator: "\n")) {
            #expect(said.contains(label), "\(place): the guide shows '\(label)', which is not said any more")
        }
    }

    /// The first words of lines: numbers and names differ from machine to machine.
    private static func labels(_ text: String) -> Set<String> {
        Set(
            text.components(separatedBy: "\n").compactMap { line in
                line.firstMatch(of: #/^ *(?:ok +)?([A-Z‖][^\d ]*)/#).map { String($0.output.1) }
            })
    }
}

import Foundation
import Testing

/// The guide that newcomers follow, command by command.
@Suite(.serialized) struct StartHereTests {
    /// Each command does what the page says, with fewer steps; the last one leaves the picture that the page ends with.
    @Test func thePageWorksWordForWord() throws {
        let guide = try #require(GuideFile.named("\(GuideFile.catalogue)/Start/StartHere.md"))
        let sandbox = try GuideSandbox()
        let commands = guide.lineCommands.filter { !$0.text.contains("~") }
        #expect(commands.count == 7)
        for command in commands {
            let more = command.text.contains("gan new") || command.text.contains("doctor") ? " " : ""
            try sandbox.expectSuccess(command, more)
        }
        let picture = try #require(guide.prose.compactMap { $0.text.firstMatch(of: /!\[[^\]]*\]\(([^)]+)\)/) }.last)
        #expect(sandbox.folder.has(String(picture.output.1)), "the page does not make \(picture.output.1)")
        for file in ["photos.png", "Faces.swift", "runs/first/report.html", "runs/first/samples/000002.png"] {
            #expect(sandbox.folder.has(file), "\(file)")
        }
    }

    /// Commands in other guides that need nothing but what GANKit brings.
    @Test func reproducibilityCanBeTried() throws {
        let guide = try #require(GuideFile.named("\(GuideFile.catalogue)/Training/Reproducibility.md"))
        let sandbox = try GuideSandbox()
        for command in guide.lineCommands { try sandbox.expectSuccess(command, "--batch 16 --steps 3") }
        let weights = ["one", "two", "three"].map { run in
            FileManager.default.contents(
                atPath: "\(sandbox.folder.path)/runs/\(run)/checkpoints/000003/critic.safetensors")
        }
        #expect(weights[0] != nil)
        #expect(weights[0] == weights[1])
        #expect(weights[0] == weights[2])
    }
}

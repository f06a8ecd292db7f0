import Foundation
import Testing

@testable import gan

/// The pictures of the guide "The theory in pictures", and what `Scripts/pictures` makes them of.
@Suite struct TheoryPicturesTests {
    private static let folder = "\(GuideFile.catalogue)/Theory"

    private static func listed() throws -> [String] {
        let ending = try ChildProcess(
            program: "/bin/bash", arguments: ["\(GuideFile.checkout)/Scripts/pictures", "--list"]
        )
        .run(.collected)
        try #require(ending.status == 0, "\(ending.output)")
        return ending.output.split(separator: "\n").map(String.init)
    }

    @Test func everyPictureIsMadeByTheScript() throws {
        let listed = try Self.listed()
        let guide = try #require(GuideFile.named("\(Self.folder)/TheoryInPictures.md"))
        let shown = guide.prose.flatMap { line in
            line.text.matches(of: /!\[[^\]]*\]\(([^)\s]+)\)/).map { String($0.output.1) }
        }
        #expect(shown == listed)
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(GuideFile.checkout)/\(Self.folder)")
        #expect(files.filter { $0.hasSuffix(".png") }.sorted() == listed.sorted())
    }

    @Test func theyAreSmall() throws {
        for name in try Self.listed() {
            let picture = try Data(contentsOf: URL(fileURLWithPath: "\(GuideFile.checkout)/\(Self.folder)/\(name)"))
            #expect(picture.count < 200_000, "\(name)")
        }
    }

    @Test(arguments: [
        ["CriticAlone", "--loss", "minimax", "--constraint", "none", "--smooth"],
        ["CriticAlone", "--constraint", "slope"],
        ["CriticAlone", "--real", "ring:8,1.5,0.1", "--fake", "normal:0,0,1", "--constraint", "clipping"],
        ["CriticAlone", "--constraint", "gradient"], ["CriticAlone", "--constraint", "spectral"],
        ["CriticAlone", "--constraint", "divergence", "--at", "realAndFake"], ["Gauges.swift", "--later-k", "20"],
    ])
    func recipesWork(words: [String]) throws {
        let recipe = "\(GuideFile.checkout)/Examples/TheoryInPictures/\(words[0])"
        let gan = try GanProcess(["check", recipe] + words.dropFirst(), in: TemporaryFolder())
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output.contains("The plan works"), "\(gan.output)")
    }

    @Test func unknownPictures() throws {
        let script = "\(GuideFile.checkout)/Scripts/theory/main.py"
        let ending = try ChildProcess(program: "/usr/bin/env", arguments: ["python3", script, "nothing"]).run(
            .collected)
        #expect(ending.status == 64)
        #expect(ending.output.hasPrefix("pictures: there is no picture 'nothing'; there are distance, duality,"))
    }
}

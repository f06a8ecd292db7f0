import Foundation
import Testing

/// Links between guides, and the pictures in them.
@Suite struct GuideLinkTests {
    @Test(arguments: GuideFile.all)
    func linksLeadSomewhere(guide: GuideFile) throws {
        for (number, line) in guide.prose {
            for match in line.matches(of: /!?\[[^\]]*\]\(([^)\s]+)\)/) {
                let target = String(match.output.1)
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
                    String.init)
                let file = parts[0].isEmpty ? "\(GuideFile.checkout)/\(guide.name)" : "\(guide.folder)/\(parts[0])"
                #expect(
                    FileManager.default.fileExists(atPath: file), "\(guide.name):\(number): there is no \(target)")
                if parts.count == 2, file.hasSuffix(".md") {
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    #expect(
                        Self.anchors(in: text).contains(parts[1]),
                        "\(guide.name):\(number): no heading for #\(parts[1]) in \(parts[0])")
                }
            }
        }
    }

    /// DocC finds pictures by their name alone, so that they lie beside their guide and no two have one name.
    @Test func picturesLieBesideTheirGuides() {
        var seen: Set<String> = []
        for guide in GuideFile.all where guide.name.hasPrefix(GuideFile.catalogue) {
            for (number, line) in guide.prose {
                for match in line.matches(of: /!\[([^\]]*)\]\(([^)\s]+)\)/) {
                    #expect(!match.output.2.contains("/"), "\(guide.name):\(number): \(match.output.2) is elsewhere")
                    #expect(!match.output.1.isEmpty, "\(guide.name):\(number): a picture without words for it")
                }
            }
        }
        let files =
            FileManager.default.enumerator(atPath: "\(GuideFile.checkout)/\(GuideFile.catalogue)")?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") } ?? []
        for file in files {
            let name = URL(fileURLWithPath: file).lastPathComponent
            #expect(seen.insert(name).inserted, "two pictures are called \(name)")
        }
    }

    /// As GitHub makes them: lower case, blanks to hyphens, punctuation left out.
    private static func anchors(in text: String) -> [String] {
        text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { heading in
            let words = heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
            return String(words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
                .replacing(" ", with: "-")
        }
    }
}

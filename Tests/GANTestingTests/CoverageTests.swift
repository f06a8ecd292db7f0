import Foundation
import Testing

/// No shipped plugin is left out of the law tests.
@Suite("Coverage of the laws")
struct CoverageTests {
    @Test(
        "every type that conforms to a protocol of sources is named in a law test",
        arguments: ["ImageSource", "TrainingData", "PointDistribution", "FeatureSource"])
    func sources(protocol name: String) throws {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        func texts(_ folder: String) throws -> [String] {
            let root = checkout.appendingPathComponent(folder)
            let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
        let pattern = try Regex("public (?:final class|struct|enum) (\\w+): [^{]*\\b\(name)\\b")
        let shipped = try (texts("Sources/Data") + texts("Sources/Metrics")).flatMap { text in
            text.matches(of: pattern).compactMap { $0.output[1].substring.map(String.init) }
        }
        #expect(shipped.count >= 3)
        let tests = try texts("Tests/GANTestingTests").joined()
        for type in shipped {
            let making = try Regex("\\b\(type)\\(")
            #expect(tests.contains(making), "\(type) is shipped and no law test makes one: add it to the cases")
        }
    }
}

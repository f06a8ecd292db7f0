import Foundation
import Testing

/// Compares text with a file in Snapshots, which `GAN_UPDATE_SNAPSHOTS=1 Scripts/test --filter ganTests` writes anew.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["GAN_UPDATE_SNAPSHOTS"] == "1" {
        try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "differs from Snapshots/\(name).txt", sourceLocation: sourceLocation)
}

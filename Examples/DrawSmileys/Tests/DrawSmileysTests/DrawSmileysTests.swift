import Foundation
import GANKit
import Testing

@Suite("DrawSmileys")
struct DrawSmileysTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The program that was built together with this test.
    private static var program: String {
        #if canImport(Darwin)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            return (bundle?.bundleURL.deletingLastPathComponent().path ?? ".") + "/DrawSmileys"
        #else
            let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
            return URL(fileURLWithPath: test).deletingLastPathComponent().path + "/DrawSmileys"
        #endif
    }

    private func run(_ words: String...) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = words
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, errors)
    }

    private func pixels(_ path: String) throws -> DecodedImage {
        try DecodedImage(decoding: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    @Test("an exported generator of an earlier version still draws what it drew")
    func draws() throws {
        let folder = NSTemporaryDirectory() + "draw-smileys-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (status, errors) = try run(Self.package + "/smileys", "\(folder)/drawn.png")
        #expect(status == 0, "\(errors)")
        let (drawn, kept) = (try pixels("\(folder)/drawn.png"), try pixels(Self.package + "/smileys.png"))
        #expect((drawn.width, drawn.height) == (kept.width, kept.height))
        // Another processor may round otherwise.
        #expect(zip(drawn.pixels, kept.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
    }

    @Test("a folder that is none is answered in words")
    func missing() throws {
        let (status, errors) = try run("/nowhere", "/tmp/never.png")
        #expect(status != 0)
        #expect(errors.contains("cannot read /nowhere/generator.safetensors: No such file or directory"))
    }
}

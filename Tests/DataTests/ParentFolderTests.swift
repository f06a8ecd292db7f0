import Foundation
import GANBase
import Testing

@Suite("The folder that a path lies in")
struct ParentFolderTests {
    @Test(
        "is said of every path, one character included",
        arguments: [
            ("a", ""), ("é", ""), (".", ""), ("a/", ""), ("", ""), ("a/b", "a"), ("a/b/", "a"), ("a//b", "a"),
            ("/", "/"),
            ("//", "/"), ("/a", "/"), ("/a/b", "/a"), ("a/b/c", "a/b"), ("./a", "."), ("a/../b", "a/.."),
        ])
    func parents(path: String, folder: String) {
        #expect(path.parentFolder == folder)
    }

    @Test("no source asks Foundation for it, which would end the program for a path of one character")
    func onlyHere() throws {
        let sources = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            // Comments may speak of it.
            let text = try String(contentsOf: file, encoding: .utf8).replacing(/\/\/[^\n]*/, with: "")
            #expect(
                !text.contains(/NSString\)?(\(.*\))?\.deletingLastPathComponent|NSString\(.*\)\.deletingLast/),
                "\(file.path)")
        }
    }

    @Test("a file of one character is written in the current folder's own terms")
    func written() throws {
        let folder = NSTemporaryDirectory() + "gan-parent-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try WholeFile.write(Data("x".utf8), to: folder + "/a")
        #expect(FileManager.default.contents(atPath: folder + "/a") == Data("x".utf8))
    }
}

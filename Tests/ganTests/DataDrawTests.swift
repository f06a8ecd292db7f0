import Foundation
import Testing

/// `gan data draw`, with the real tool.
@Suite struct DataDrawTests {
    @Test("PNG files in a new folder, the same for the same seed")
    func smileys() throws {
        let folder = try TemporaryFolder()
        for (out, seed) in [("a", "0"), ("b", "0"), ("c", "1")] {
            let gan = try GanProcess(
                ["data", "draw", "smileys", out, "--count", "12", "--side", "24", "--seed", seed], in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
            #expect(gan.output == "Pictures    12 drawn smileys, 24×24\nFolder      \(out)\n")
            #expect(gan.errors == "")
        }
        func picture(_ name: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)/00011.png"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a").count == 12)
        #expect(try picture("a") == picture("b"))
        #expect(try picture("a") != picture("c"))
    }

    @Test(
        "mistakes are answered in words",
        arguments: [
            (["full"], 73, "full is there already and is no empty folder"),
            (["out", "--side", "4"], 64, "sides of 8 to 512 pixels"),
            (["out", "--count", "0"], 64, "1 to 100,000 of them"), (["/proc/out"], 73, "/proc/out"),
        ] as [([String], Int32, String)])
    func mistakes(words: [String], status: Int32, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("full/file", "")
        let gan = try GanProcess(["data", "draw", "smileys"] + words, in: folder)
        #expect(gan.status == status)
        #expect(gan.errors.contains(message), "\(gan.errors)")
        #expect(!folder.has("out"))
    }
}

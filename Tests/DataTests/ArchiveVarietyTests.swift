import Foundation
import GANBase
import GANData
import Testing

/// Archives as other people's tools make them.
struct ArchiveVarietyTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ name: String, _ bytes: [UInt8]) throws -> any ImageCollection {
        try folder.write(bytes, to: name)
        return try ImagePath(folder.path + "/" + name).open()
    }

    private func zip(start: Int = 0, _ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = ZipWriter(start: start) { bytes += $0 }
        for file in files { try writer.add(file.name, file.bytes) }
        try writer.finish()
        return bytes
    }

    /// Runs tar in the folder.
    private func tar(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    // MARK: Names

    /// The part "." was once taken for a hidden folder.
    @Test func pointsInPathsHideNothing() throws {
        for name in ["a.png", "b/c.png", ".d.png"] { try folder.write(fixture("grey.png"), to: "dir/" + name) }
        try tar("cf", "x.tar", "dir/.")
        let packed = try ImageTar(folder.path + "/x.tar").open()
        #expect(packed.names == ["dir/a.png", "dir/b/c.png"])
        let png = try fixture("grey.png")
        let files = [("dir/./a.png", png), ("./dir//b/./c.png", png), ("dir/./.d.png", png), ("./.hidden/e.png", png)]
        #expect(try open("x.zip", zip(files)).names == ["dir/a.png", "dir/b/c.png"])
        for name in ["x/./../../a.png", "/./a.png"] {
            #expect(try open("y.zip", zip([(name, png), ("b.png", png)])).names == ["b.png"])
        }
    }

    @Test func hiddenFilesAloneAreCalledSo() throws {
        let error = failure { try open("x.zip", zip([(".a.png", fixture("grey.png")), (".DS_Store", [1])])) }
        #expect(
            error.message.hasSuffix(
                "and found hidden files alone, 2 of them; 1 picture left out, hidden .png 1: to train on them, give hidden "
                    + "ones names without a dot in front"), "\(error)")
    }

    // MARK: Zip archives

    /// The end record has 16 bits for the number, and old tools write what is left of it.
    @Test func moreFilesThanTheEndRecordCanCount() throws {
        var files = [(name: String, bytes: [UInt8])](repeating: ("d/", []), count: 65_536)
        files.append(("d/a.png", try fixture("grey.png")))
        let whole = try zip(files)
        // The two records of zip64 go, and the other one keeps what fits.
        var end = Array(whole.suffix(22))
        end.replaceSubrange(8..<12, with: [1, 0, 1, 0])
        let short = whole.dropLast(22 + 20 + 56)
        #expect(try open("x.zip", short + end).names == ["d/a.png"])
        end.replaceSubrange(8..<12, with: [2, 0, 2, 0])
        #expect(failure { try open("x.zip", short + end) }.message.contains("65,537 files, but its last bytes say 2:"))
    }

    @Test(arguments: ["plain.zip", "zip64.zip"])
    func bytesBehindTheEnd(name: String) throws {
        let whole = try fixture("archives/" + name)
        let names = ["a.png", "b/deflated.jpg", "no ending"]
        for more in [[10], [UInt8](repeating: 0, count: 100_000), Array("PK\u{5}\u{6} and so on".utf8)] {
            #expect(try open("x.zip", whole + more).names == names)
        }
    }

    /// Places in the archive count from its own beginning, or from that of the file where a tool has corrected them.
    @Test(arguments: ["plain.zip", "zip64.zip"])
    func programBeforeTheBeginning(name: String) throws {
        let program = Array("#!/bin/sh\nexec unzip \"$0\"\n".utf8) + [UInt8](repeating: 7, count: 3000)
        let whole = try fixture("archives/" + name)
        for file in ["x.zip", "x.exe"] {
            let collection = try open(file, program + whole + [13, 10])
            #expect(collection.names == ["a.png", "b/deflated.jpg", "no ending"])
            #expect(try collection.image(at: 2) == DecodedImage(decoding: fixture("colour.png")))
        }
        let corrected = try zip(start: program.count, [("a.png", fixture("grey.png"))])
        #expect(try open("x.exe", program + corrected).names == ["a.png"])
    }

    /// An archive that is cut short behind another one that it holds is not that other one.
    @Test func archiveInsideOneThatIsCutShort() throws {
        let inner = try fixture("archives/plain.zip")
        let whole = try zip([("a.png", fixture("grey.png")), ("inner.zip", inner), ("z.png", fixture("grey.png"))])
        let end = try #require(Data(whole).range(of: Data(inner))).upperBound
        for length in [end, end + 3, end + 40] {
            let error = failure { try open("x.zip", Array(whole[..<length])) }
            #expect(error.status == .badData && error.message.contains("cut short"), "\(length): \(error)")
        }
    }

    // MARK: Archives of other kinds

    @Test func contentsCountMoreThanNames() throws {
        #expect(try open("tar.zip", fixture("archives/gnu.tar")).count == 4)
        #expect(try open("zip.tar", fixture("archives/plain.zip")).count == 3)
        // "PK" may be the beginning of a name in a tar archive.
        var bytes: [UInt8] = []
        var writer = TarWriter { bytes += $0 }
        try writer.add("PK1.png", fixture("grey.png"))
        try writer.finish()
        #expect(try open("pk.tar", bytes).names == ["PK1.png"])
        let zip = failure { try ImageZip(folder.path + "/tar.zip").open() }
        #expect(
            zip.message.hasSuffix(": it is no zip archive, but a tar archive; give it that ending, and name it alone"))
        let tar = failure { try ImageTar(folder.path + "/zip.tar").open() }
        #expect(
            tar.message.hasSuffix(": it is no tar archive, but a zip archive; give it that ending, and name it alone"))
    }

    @Test func compressedTarsSayHowToUnpackThem() throws {
        try folder.write(fixture("grey.png"), to: "dir/a.png")
        try tar("czf", "x.tar", "dir")
        try FileManager.default.copyItem(atPath: folder.path + "/x.tar", toPath: folder.path + "/s-0.tar")
        let words =
            "a gzip archive with a tar archive inside, which cannot be read in place; unpack it (tar xf) and name the folder, "
            + "or decompress it (gzip -dc) and name the tar archive"
        #expect(failure { try ImagePath(folder.path + "/x.tar").open() }.message.hasSuffix("x.tar\" is " + words))
        #expect(
            failure { try ImagePath(folder.path + "/s-{0..0}.tar").open() }.message
                .hasSuffix("it is no tar archive, but " + words))
    }

    @Test(
        arguments: [
            ("x.tar.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive with a tar archive inside", "(xz -dc)"),
            ("x.tar.zst", [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive with a tar archive inside", "(zstd -dc)"),
            ("x.tbz2", Array("BZh9".utf8), "a bzip2 archive with a tar archive inside", "(bzip2 -dc)"),
            ("x.zip", Array("BZh9".utf8), "a bzip2 archive, which cannot be read in place", "(bzip2 -dc)"),
            ("x.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "(7z x)"),
            ("x.tar", Array("Rar!\u{1A}\u{7}\0".utf8), "a RAR archive", "(unrar x)"),
            (
                "x.tgz", Array("<html>".utf8), "called a gzip archive by its name and is none: it is text",
                "download it again"
            ),
        ] as [(String, [UInt8], String, String)])
    func otherKindsAreNamed(name: String, start: [UInt8], words: String, advice: String) {
        let error = failure { try open(name, start + [UInt8](repeating: 65, count: 900)) }
        #expect(error.status == .missingInput)
        #expect(error.message.contains("\(name)\" is \(words)") && error.message.contains(advice), "\(error)")
    }
}

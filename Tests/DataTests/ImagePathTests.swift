import Foundation
import GANBase
import GANData
import Testing

/// What `.images(in:)` makes of a path.
struct ImagePathTests {
    @Test func kindsAreRecognisedByWhatThePathIs() throws {
        let folder = try TemporaryFolder()
        try folder.write(fixture("grey.png"), to: "folder.zip/a.png")
        try folder.write(fixture("archives/plain.zip"), to: "packed")
        try folder.write(fixture("archives/gnu.tar"), to: "other")
        try folder.write(fixture("archives/shard-00.tar"), to: "odd{1..2}.tar")
        #expect(try ImagePath(folder.path + "/folder.zip").open().names == ["a.png"])
        #expect(try ImagePath(folder.path + "/packed").open().count == 3)
        #expect(try ImagePath(folder.path + "/other").open().count == 4)
        #expect(try ImagePath(folder.path + "/odd{1..2}.tar").open().names == ["0000.png", "0001.png", "0002.seg.png"])
        #expect(try ImagePath(fixturePath("archives/shard-{00,02}.tar")).open().count == 6)
    }

    @Test func whatHoldsNoPicturesIsExplained() throws {
        let folder = try TemporaryFolder()
        func message(_ name: String) -> String {
            let error = failure { try ImagePath(folder.path + "/" + name).open() }
            return error.message.replacingOccurrences(of: folder.path + "/", with: "")
        }
        try folder.write(fixture("grey.png"), to: "a.png")
        try folder.write([0x1F, 0x8B, 8, 0], to: "a.tar.gz")
        try folder.write(Array("hello".utf8), to: "a.tar")
        try folder.write([], to: "a.zip")
        #expect(mkfifo(folder.path + "/pipe.zip", 0o600) == 0)
        #expect(message("gone") == "cannot open the picture folder \"gone\": No such file or directory")
        #expect(
            message("a.png")
                == "\"a.png\" is neither a folder nor a zip or tar archive, but a single PNG picture; "
                + "name what holds the pictures")
        #expect(
            message("a.tar.gz")
                == "\"a.tar.gz\" is a gzip archive with a tar archive inside, which cannot be read in place; unpack it (tar "
                + "xf) and name the folder, or decompress it (gzip -dc) and name the tar archive")
        #expect(
            message("a.tar")
                == "cannot read the tar archive \"a.tar\": it is no tar archive, or its first header is damaged; copy or "
                + "download it again")
        #expect(
            message("a.zip")
                == "cannot read the zip archive \"a.zip\": the directory at its end is missing: it is cut short, or no "
                + "zip archive; copy or download it again")
        let device = failure { try ImagePath("/dev/zero").open() }
        #expect(
            message("pipe.zip") == "cannot read \"pipe.zip\": it is a pipe; name a folder, a zip or a tar archive")
        #expect(
            device.message == "cannot read \"/dev/zero\": it is a device; name a folder, a zip or a tar archive")
    }
}

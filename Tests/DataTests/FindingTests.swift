import Foundation
import GANBase
import GANData
import GANTestSupport
import Testing

/// What is found in a place beside its pictures: said once, and no bad picture.
struct FindingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func warnings(_ path: String) throws -> [String] {
        let messages = Messages()
        let stream = try Images.images(in: path, side: 4)
            .open(LoadingOptions(batch: 2, seed: 1, logger: messages.logger))
        defer { stream.close() }
        _ = try stream.next()
        #expect(stream.unreadable.isEmpty)
        return messages.warnings
    }

    /// Each of these once counted as a picture that cannot be read, and so many of them stopped a run.
    @Test func findingsAreSaidOnceAndStopNothing() throws {
        let path = folder.path + "/a.tar"
        var bytes: [UInt8] = []
        var writer = TarWriter { bytes += $0 }
        for number in 0..<4 {
            try writer.add("\(number).png", fixture("grey.png"))
            try writer.add("\(number).png", fixture("grey.png"))
            try writer.add("\(number).cls", Array("cat".utf8))
        }
        try writer.add("dataset.json", Array("[]".utf8))
        // No end mark.
        try folder.write(bytes, to: "a.tar")
        #expect(
            try warnings(path) == [
                "in \(path): files .cls that hold no class number, 0 or more: 4, the first 0.cls",
                "in \(path): tar archives that end without an end mark, and may be cut short: a.tar, byte \(bytes.count); "
                    + "where pictures are missing, copy or download them again",
                "in \(path): files left out because a later one has the same name: 4, the first 0.png",
                "in \(path): no labels are taken from a file dataset.json: dataset.json: it is not of the form "
                    + "{\"labels\": [[\"name.png\", 0], …]}",
            ])
        #expect(try warnings(path).isEmpty)
    }

    /// What is no picture by its name is none that cannot be read.
    @Test func otherFilesThatCannotBeReadAreNoBadPictures() throws {
        var bytes: [UInt8] = []
        var writer = ZipWriter { bytes += $0 }
        for name in ["a.png", "notes.txt", "b.png"] { try writer.add(name, fixture("grey.png")) }
        try writer.finish()
        for name in ["notes.txt", "b.png"] {
            // The flag of encrypted files, in the directory.
            let record = try #require(Data(bytes).range(of: Data(name.utf8), options: .backwards)).lowerBound - 46
            bytes[record + 8] |= 1
        }
        try folder.write(bytes, to: "a.zip")
        let collection = try ImageZip(folder.path + "/a.zip").open()
        #expect(collection.rejectedLines == ["b.png: it is encrypted; pack it without a password"])
        #expect(
            collection.findings == [
                "files that cannot be read and by their names are no pictures: notes.txt: it is encrypted; pack it without a "
                    + "password"
            ])
    }

    // MARK: Pictures that are left out

    /// Names and beginnings of pictures that GANKit does not read, and of other files.
    private static let files: [(name: String, start: [UInt8])] = [
        ("1.heic", Array("\0\0\0\u{18}ftypheic".utf8)), ("2.HEIC", []), ("3.heif", []), ("4.avif", []), ("5.hif", []),
        ("6.jxl", [0xFF, 0x0A]), ("7.jp2", []), ("8.ppm", Array("P6\n1 1\n255\n".utf8)), ("9.pgm", []), ("10.tga", []),
        ("11.psd", Array("8BPS".utf8)), ("12.dng", Array("II*\0".utf8)), ("13.cr2", []), ("14.nef", []),
        ("15.svg", Array("<svg/>".utf8)), ("16.webp", []), ("17.tiff", []), ("18.bmp", []), ("19.gif", []),
        ("no ending", Array("RIFF....WEBPVP8 ".utf8)), ("readme.md", Array("BM is short for bitmap".utf8)),
        (".a.jpg", []), (".b.png", []), ("._1.heic", []), (".DS_Store", []), (".hidden/c.JPG", []),
    ]
    private static let line =
        "23 pictures left out, .heic 2, .avif 1, .bmp 1, .cr2 1, .dng 1, .gif 1, .heif 1, .hif 1, .jp2 1, .jxl 1, .nef 1, "
        + ".pgm 1, .ppm 1, .psd 1, .svg 1, .tga 1, .tiff 1, .webp 1, WebP 1, hidden .jpg 2, hidden .png 1: to train on them, "
        + "convert them to JPEG or PNG, and give hidden ones names without a dot in front"

    @Test func picturesThatAreLeftOutAreCountedInOneLine() throws {
        var (zipped, tarred): ([UInt8], [UInt8]) = ([], [])
        var (zip, tar) = (ZipWriter { zipped += $0 }, TarWriter { tarred += $0 })
        for file in Self.files + [("a.png", try fixture("grey.png"))] {
            try folder.write(file.start, to: "pictures/" + file.name)
            try zip.add(file.name, file.start)
            try tar.add(file.name, file.start)
        }
        try zip.finish()
        try tar.finish()
        try folder.write(zipped, to: "a.zip")
        try folder.write(tarred, to: "a.tar")
        for name in ["pictures", "a.zip", "a.tar"] {
            let path = folder.path + "/" + name
            let collection = try ImagePath(path).open()
            #expect(collection.names == ["a.png"])
            #expect(collection.rejected.isEmpty)
            #expect(collection.findings == [Self.line], "\(name)")
            #expect(try warnings(path) == ["in \(path): \(Self.line)"])
        }
    }

    /// A hidden link must not make the folder that it leads to one that was entered already.
    @Test func hiddenLinksHideNothing() throws {
        try folder.write(fixture("grey.png"), to: "shown/a.png")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/.x", withDestinationPath: "shown")
        let collection = try ImageFolder(folder.path).open()
        #expect(collection.names == ["shown/a.png"])
        #expect(collection.findings.isEmpty)
    }

    @Test func linksToNowhereAreNoBadPicturesWithoutAPicturesName() throws {
        try folder.write(fixture("grey.png"), to: "a.png")
        for name in ["latest", "b.png"] {
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: "gone")
        }
        let collection = try ImageFolder(folder.path).open()
        #expect(collection.rejectedLines == ["b.png: it is a link to what is not there"])
        #expect(collection.findings == ["links to what is not there: latest"])
    }
}

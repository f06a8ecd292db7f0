import Foundation
import GANBase
import GANData
import Testing

/// Zip archives that must be refused or read in part, in words, and never with a crash.
struct HostileZipTests {
    private static let anew = "; it is damaged or made to harm, pack it anew"

    private let folder: TemporaryFolder
    private var path: String { folder.path + "/a.zip" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ bytes: [UInt8]) throws -> any EncodedImageCollection {
        try folder.write(bytes, to: "a.zip")
        return try ImageZip(path).openEncoded()
    }

    /// The error's message without the words about which archive it is.
    private func message(_ bytes: [UInt8]) -> String {
        let error = failure { try open(bytes) }
        #expect(error.status == .badData)
        let start = "cannot read the zip archive \"\(path)\": "
        #expect(error.message.hasPrefix(start), "\(error)")
        return String(error.message.dropFirst(start.count))
    }

    /// Where the directory's record of a file starts.
    private func record(_ name: String, in bytes: [UInt8]) throws -> Int {
        try #require(
            bytes.indices.first { start in
                bytes[start...].starts(with: [0x50, 0x4B, 1, 2])
                    && bytes[start...].dropFirst(46).starts(with: Array(name.utf8))
            })
    }

    @Test func namesLinksAndMethodsAreRejectedOneByOne() throws {
        let collection = try ImageZip(fixturePath("archives/hostile.zip")).openEncoded()
        #expect(collection.names == ["good.png", "twice.png"])
        // Of two files of one name the last counts, as when unpacking.
        #expect(try collection.bytes(at: 1) == fixture("colour.png"))
        #expect(
            collection.rejectedLines.sorted() == [
                "../up.png: its name leads out of the archive; pack it under another name",
                "/absolute.png: its name is an absolute path; pack it under another name",
                "bzip2.png: it is compressed by bzip2, which GANKit does not read; pack it stored or deflated",
                "esc\u{FFFD}[2J.png: neither JPEG nor PNG inside; it is text",
                "lzma.png: it is compressed by LZMA, which GANKit does not read; pack it stored or deflated",
                "pipe.png: it is a pipe and no file",
            ])
        #expect(
            collection.findings == [
                "links, which are left out: link.png; pack the files that they lead to",
                "files left out because a later one has the same name: twice.png",
            ])
    }

    @Test func everyTruncationIsAnError() throws {
        let whole = try fixture("archives/plain.zip")
        for length in 0..<whole.count {
            #expect(
                message(Array(whole.prefix(length)))
                    == "the directory at its end is missing: it is cut short, or no zip archive; copy or download it again",
                "\(length) bytes")
        }
    }

    /// Every byte of the contents is under a checksum; a damaged name is only another name.
    @Test(arguments: ["archives/plain.zip", "archives/zip64.zip", "archives/labels.zip"])
    func flippedBitsNeverCrashNorChangeAPicture(name: String) throws {
        let whole = try fixture(name)
        let pictures = Set(try [fixture("grey.png"), fixture("grey.jpg"), fixture("colour.png")])
        for position in whole.indices {
            var damaged = whole
            damaged[position] ^= 1 << (position % 8)
            do {
                let collection = try open(damaged)
                for index in 0..<collection.count {
                    guard let bytes = try? collection.bytes(at: index) else { continue }
                    #expect(pictures.contains(bytes), "byte \(position)")
                }
            } catch let error as GANError {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test func checksumIsComparedOnEachRead() throws {
        var bytes = try fixture("archives/plain.zip")
        let png = try #require(Data(bytes).range(of: Data(fixture("grey.png"))))
        bytes[png.upperBound - 1] ^= 1
        let collection = try open(bytes)
        #expect(
            failure { try collection.bytes(at: 0) }
                == GANError(
                    .badData,
                    "its checksum is wrong: its bytes are not those that were packed; copy or download the archive again"
                ))
    }

    /// Changes a few bytes of the directory's record of one file.
    @Test(arguments: [
        ("a.png", 8, [1], "a.png: it is encrypted; pack it without a password"),
        (
            "a.png", 10, [200],
            "a.png: it is compressed by method 200, which GANKit does not read; pack it stored or deflated"
        ),
        ("a.png", 24, [1, 0, 0, 0], "a.png: it is stored, but its two sizes differ: 166 and 1 bytes" + anew),
        (
            "b/deflated.jpg", 24, [0, 0, 0, 0x7F],
            "b/deflated.jpg: it says it has 2,130,706,432 bytes, more than a picture can have" + anew
        ),
        ("b/deflated.jpg", 24, [0, 0, 0, 0x3F], " bytes cannot hold the 1,056,964,608 that it says it has" + anew),
        (
            "b/deflated.jpg", 20, [0, 0, 1, 0],
            "b/deflated.jpg: its bytes would reach into the archive's directory" + anew
        ),
        (
            "b/deflated.jpg", 42, [0, 0, 1, 0],
            "b/deflated.jpg: its bytes would reach into the archive's directory" + anew
        ),
        (
            "b/deflated.jpg", 42, [3, 0, 0, 0],
            "b/deflated.jpg: its header is not where the directory says: the archive is damaged; copy or download it again"
        ),
        // Unix's kinds of files, in the upper bytes of the mode.
        ("a.png", 40, [0, 0x20], "a.png: it is a device and no file"),
        ("a.png", 40, [0, 0x60], "a.png: it is a device and no file"),
        ("a.png", 40, [0, 0xC0], "a.png: it is a socket and no file"),
        ("a.png", 40, [0, 0x40], "a.png: it is a folder, though its name is that of a file"),
        // Names as Windows has them.
        ("a.png", 46, Array("..\\".utf8), "..\\ng: its name leads out of the archive; pack it under another name"),
        ("a.png", 46, [0], ".png: its name has a zero byte; pack it under another name"),
    ])
    func recordsThatLie(name: String, offset: Int, values: [UInt8], words: String) throws {
        var bytes = try fixture("archives/plain.zip")
        let start = try record(name, in: bytes) + offset
        bytes.replaceSubrange(start..<start + values.count, with: values)
        let collection = try open(bytes)
        #expect(collection.count == 2)
        #expect(collection.rejectedLines.contains { $0.contains(words) }, "\(collection.rejectedLines)")
    }

    @Test(arguments: [
        (24, 1, "236 bytes come out instead of the 237 it should have"),
        (24, -1, "more than the 235 bytes come out that it should have"),
        (20, -9, "its compressed bytes end too early"),
    ])
    func wrongSizesOfDeflatedFiles(offset: Int, change: Int, words: String) throws {
        var bytes = try fixture("archives/plain.zip")
        let place = try record("b/deflated.jpg", in: bytes) + offset
        let size = Int(bytes[place]) + 256 * Int(bytes[place + 1]) + change
        bytes[place] = UInt8(size % 256)
        bytes[place + 1] = UInt8(size / 256)
        let collection = try open(bytes)
        let error = failure { try collection.bytes(at: 1) }
        #expect(error == GANError(.badData, words + ": the file is damaged; copy or download it again"))
    }

    /// A hundred kilobytes that zlib could make 80 MB of.
    @Test func deflatedFilesThatWouldFillTheMemoryAreRejected() throws {
        var bytes: [UInt8] = []
        var writer = ZipWriter { bytes += $0 }
        try writer.add("a.png", fixture("grey.png"))
        try writer.add("bomb.png", fixture("grey.png") + [UInt8](repeating: 0, count: 100_000))
        try writer.finish()
        let start = try record("bomb.png", in: bytes)
        bytes[start + 10] = 8
        bytes.replaceSubrange(start + 24..<start + 28, with: [0, 0, 0, 5])
        let collection = try open(bytes)
        #expect(collection.names == ["a.png"])
        #expect(
            collection.rejectedLines == ["bomb.png: its 100,166 bytes would become 83,886,080" + Self.anew])
    }

    /// Two records may not share bytes: a bomb of a kilobyte could stand for a million pictures.
    @Test func overlappingFilesAreRejected() throws {
        var bytes = try fixture("archives/plain.zip")
        let (from, to) = (try record("a.png", in: bytes) + 42, try record("no ending", in: bytes))
        // The other record now describes the bytes of a.png: place, method, sizes and checksum.
        bytes.replaceSubrange(to + 42..<to + 46, with: bytes[from..<from + 4])
        bytes.replaceSubrange(to + 10..<to + 28, with: bytes[from - 32..<from - 14])
        let collection = try open(bytes)
        #expect(collection.names == ["a.png", "b/deflated.jpg"])
        #expect(collection.rejectedLines.contains("no ending: its bytes overlap those of a.png; pack it anew"))
    }

    /// A thousand records of 51 bytes that overlap one file whose name has 60,000: repeated in each warning, it would
    /// make 60 MB of an archive of 110 KB.
    @Test func longNamesAreNotRepeatedInWarnings() throws {
        let png = try fixture("grey.png")
        /// A record: its last mark, then numbers with their widths in bytes.
        func record(_ mark: UInt8, _ numbers: (value: Int, width: Int)...) -> [UInt8] {
            let fields = numbers.flatMap { value, width in (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }
            return [0x50, 0x4B, mark, mark + 1] + fields
        }
        let names = [[UInt8](repeating: 97, count: 60_000)] + (1...1000).map { Array("\($0).png".utf8) }
        let file = record(3, (20, 2), (0, 24)) + png
        let directory = names.flatMap { name in
            record(1, (20, 4), (0, 12), (png.count, 4), (png.count, 4), (name.count, 2), (0, 16)) + name
        }
        let end = record(
            5, (0, 4), (names.count, 2), (names.count, 2), (directory.count, 4), (file.count, 4), (0, 2))
        let collection = try open(file + directory + end)
        #expect(collection.count == 1)
        #expect(collection.rejected.count == 1000)
        let reason = "its bytes overlap those of " + String(repeating: "a", count: 100) + "…; pack it anew"
        #expect(collection.rejected.allSatisfy { $0.reason == reason })
    }

    private static let lost =
        "its directory is not where its last bytes say: it is cut short or damaged; copy or download it again"

    @Test(arguments: [
        (4, [1, 0], "it is one part of an archive in several; join the parts first"),
        (10, [9, 0], "its directory has 7 files, but its last bytes say 9: it is damaged; copy or download it again"),
        (12, [0, 0, 0, 1], lost), (16, [0xFF, 0xFF, 0xFF, 0x7F], lost),
    ])
    func lastBytesThatLie(offset: Int, values: [UInt8], words: String) throws {
        var bytes = try fixture("archives/plain.zip")
        let start = bytes.count - 22 + offset
        bytes.replaceSubrange(start..<start + values.count, with: values)
        #expect(message(bytes) == words)
    }

    /// Petabytes and exabytes in the numbers of zip64.
    @Test(arguments: [
        (
            32,
            "it says it has 9,223,372,036,854,775,807 files, more than the 16,777,216 that are read; pack them as several "
                + "tar archives"
        ), (40, lost), (48, lost),
    ])
    func longNumbersThatLie(offset: Int, words: String) throws {
        var bytes = try fixture("archives/zip64.zip")
        let record = try #require(Data(bytes).range(of: Data([0x50, 0x4B, 6, 6]))).lowerBound
        bytes.replaceSubrange(record + offset..<record + offset + 8, with: [UInt8](repeating: 0xFF, count: 8))
        #expect(message(bytes) == words)
    }

    /// The numbers of zip64 in the directory's record of one file: its size, its size in the archive, its place.
    @Test(arguments: [
        (0, "a.png: it says it has 9,223,372,036,854,775,807 bytes, more than a picture can have"),
        (8, "a.png: it is stored, but its two sizes differ: 9,223,372,036,854,775,807 and 166 bytes"),
        (16, "a.png: its bytes would reach into the archive's directory"),
    ])
    func longNumbersOfAFileThatLie(offset: Int, words: String) throws {
        var bytes = try fixture("archives/zip64.zip")
        let start = try record("a.png", in: bytes)
        // All three numbers are said to be in the extra field.
        for place in [20, 24, 42] {
            bytes.replaceSubrange(start + place..<start + place + 4, with: [255, 255, 255, 255])
        }
        let extra = start + 46 + 5
        #expect(bytes[extra] == 1 && bytes[extra + 2] == 24)
        bytes.replaceSubrange(extra + 4 + offset..<extra + 12 + offset, with: [UInt8](repeating: 0xFF, count: 8))
        #expect(try open(bytes).rejectedLines.contains(words + Self.anew))
    }

    @Test func lostDirectoryOfZip64IsExplained() throws {
        var bytes = try fixture("archives/zip64.zip")
        let locator = try #require(Data(bytes).range(of: Data([0x50, 0x4B, 6, 7]))).lowerBound
        for place in [0x7F, 1] as [UInt8] {
            bytes[locator + 8] = place
            #expect(
                message(bytes)
                    == "its zip64 end record is not where its last bytes say: it is cut short or damaged; copy or download "
                    + "it again")
        }
    }

    /// StyleGAN's list is decompressed only where it may be a list of labels for so few pictures.
    @Test func labelsThatWouldFillTheMemoryAreNotRead() throws {
        let folder = try TemporaryFolder()
        let file = try AsideFile(folder.path + "/a.zip")
        var writer = ZipWriter { try file.write($0) }
        try writer.add("a.png", fixture("grey.png"))
        try writer.add("dataset.json", [UInt8](repeating: 0x20, count: 100_000))
        try writer.finish()
        try file.close()
        try file.commit()
        let collection = try ImageZip(folder.path + "/a.zip").openEncoded()
        #expect(collection.names == ["a.png"])
        #expect(collection.rejected.isEmpty)
        #expect(
            collection.findings == [
                "no labels are taken from a file dataset.json: dataset.json: it has 100,000 bytes, and no more than 49,152 are read for 2 "
                    + "files"
            ])
    }

    /// Unix keeps what is open.
    @Test func archiveThatIsRemovedCanStillBeRead() throws {
        let collection = try open(try fixture("archives/plain.zip"))
        try FileManager.default.removeItem(atPath: path)
        #expect(try collection.bytes(at: 0) == fixture("grey.png"))
    }

    @Test func archiveThatShrinksIsExplained() throws {
        let whole = try fixture("archives/plain.zip")
        let collection = try open(whole)
        #expect(truncate(path, 100) == 0)
        #expect(
            failure { try collection.bytes(at: 0) }
                == GANError(.badData, "the file has become shorter since it was listed"))
    }

    @Test func labelsOfAnotherFormAreReported() throws {
        var bytes = try fixture("archives/labels.zip")
        let place = try record("dataset.json", in: bytes)
        bytes[place + 16] ^= 1
        let collection = try open(bytes)
        #expect(collection.labels == [nil, nil, nil])
        #expect(collection.rejected.isEmpty)
        #expect(
            collection.findings == [
                "no labels are taken from a file dataset.json: dataset.json: its checksum is wrong: its bytes are not those that were packed; "
                    + "copy or download the archive again"
            ])
    }
}

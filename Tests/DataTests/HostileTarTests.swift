import Foundation
import GANBase
import GANData
import Testing

/// Tar archives that must be refused or read in part, in words, and never with a crash.
struct HostileTarTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/a.tar" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ bytes: [UInt8]) throws -> any EncodedImageCollection {
        try folder.write(bytes, to: "a.tar")
        return try ImageTar(path).openEncoded()
    }

    /// A header with its checksum.
    private func header(_ name: String, size: String, kind: Character = "0") -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<offset + text.utf8.count, with: Array(text.utf8))
        }
        put(name, at: 0)
        put(size, at: 124)
        put("        ", at: 148)
        put(String(kind), at: 156)
        put("ustar\u{0}00", at: 257)
        let digits = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - digits.count) + digits + "\0", at: 148)
        return block
    }

    @Test func namesLinksAndKindsAreRejectedOneByOne() throws {
        let collection = try ImageTar(fixturePath("archives/hostile.tar")).openEncoded()
        #expect(collection.names == ["good.png", "twice.png"])
        #expect(collection.labels == [nil, nil])
        #expect(try collection.bytes(at: 1) == fixture("colour.png"))
        #expect(
            collection.rejectedLines == [
                "../up.png: its name leads out of the archive; pack it under another name",
                "/absolute.png: its name is an absolute path; pack it under another name",
                "pipe.png: it is a pipe and no file",
                "device.png: it is a device and no file",
                "odd.png: it is of a kind that GANKit does not know (90)",
                "sparse.png: it is stored with holes (sparse), which GANKit does not read; pack it without --sparse",
            ])
        #expect(
            collection.findings == [
                "files .cls that hold no class number, 0 or more: good.cls",
                "links, which are left out: 2, the first hard.png; pack the files that they lead to",
                "files left out because a later one has the same name: twice.png",
            ])
    }

    @Test func sparseFilesOfPaxAreRejected() throws {
        let collection = try ImageTar(fixturePath("archives/sparse.tar")).openEncoded()
        #expect(collection.names == ["good.png"])
        #expect(
            collection.rejectedLines == [
                "holes.png: it is stored with holes (sparse), which GANKit does not read; pack it without --sparse"
            ])
    }

    /// What comes before the cut is kept, and the cut is reported: at every byte of a small archive, at some of larger ones.
    @Test(arguments: [("small", 1), ("archives/gnu.tar", 17), ("archives/pax.tar", 17), ("archives/shard-00.tar", 17)])
    func everyTruncationIsReported(name: String, step: Int) throws {
        let long =
            header("././@LongLink", size: "5", kind: "L") + Array("a.png".utf8) + [UInt8](repeating: 0, count: 507)
        let shard = try fixture("archives/shard-00.tar")
        let whole = name == "small" ? long + shard[..<2048] + [UInt8](repeating: 0, count: 1024) : try fixture(name)
        let place =
            /^tar archives that end (without an end mark, and may be cut short|too early, and are cut short): a.tar, byte \d+; .*$/
        try folder.write(whole, to: "a.tar")
        for length in stride(from: whole.count - 1024, through: 0, by: -step) {
            try #require(truncate(path, off_t(length)) == 0)
            do {
                let collection = try ImageTar(path).openEncoded()
                #expect(
                    collection.findings.contains { $0.wholeMatch(of: place) != nil },
                    "\(length): \(collection.findings)")
                for index in 0..<collection.count where length % 16 == 0 {
                    #expect(throws: Never.self) { try collection.image(at: index) }
                }
            } catch let error as GANError where length < 512 {
                #expect(
                    error
                        == GANError(
                            .badData,
                            "cannot read the tar archive \"\(path)\": it is no tar archive, or its first header is damaged; "
                                + "copy or download it again"))
            } catch let error as GANError {
                #expect(error.status == .missingInput && error.message.contains("no picture in"), "\(error)")
                #expect(error.message.contains("; tar archives that end "), "\(error)")
            }
        }
    }

    @Test(arguments: ["archives/gnu.tar", "archives/pax.tar"])
    func flippedBitsOfHeadersAreFoundByTheirChecksum(name: String) throws {
        let whole = try fixture(name)
        for position in 0..<512 {
            var damaged = whole
            damaged[position] ^= 1 << (position % 8)
            // The checksum is a text of digits and ends, whose ends may change.
            guard !(148..<156).contains(position) else { continue }
            let error = failure { try open(damaged) }
            #expect(error.status == .badData)
            #expect(
                error.message.contains("it is no tar archive, or its first header is damaged"), "\(position): \(error)")
        }
    }

    @Test func flippedBitsAnywhereNeverCrash() throws {
        for name in ["archives/gnu.tar", "archives/pax.tar", "archives/hostile.tar"] {
            let whole = try fixture(name)
            for position in stride(from: 0, to: whole.count, by: 11) {
                var damaged = whole
                damaged[position] ^= 1 << (position % 8)
                guard let collection = try? open(damaged) else { continue }
                for index in 0..<collection.count { _ = try? collection.image(at: index) }
            }
        }
    }

    @Test(arguments: ["77777777777", "\u{FF}", "abc"])
    func sizesThatLie(size: String) throws {
        let good = try fixture("archives/shard-00.tar")
        let end = good.count - 1024
        let collection = try open(good[..<end] + header("huge.png", size: size) + good[end...])
        #expect(collection.count == 3)
        let expected =
            size == "77777777777"
            ? [
                "huge.png: it says it has 8,589,934,591 bytes, and the archive ends before"
            ]
            : [
                "a.tar, byte \(end): a header is damaged, and nothing after it can be read; copy or download the archive again"
            ]
        #expect(collection.rejectedLines == expected)
        let cut =
            "tar archives that end too early, and are cut short: a.tar, byte \(end + 512); copy or download them again"
        #expect(collection.findings == (size == "77777777777" ? [cut] : []))
    }

    /// Sizes of 64 bits and more: in binary, and in a pax header.
    @Test func exabytes() throws {
        let zeros = [UInt8](repeating: 0, count: 1024)
        var block = header("huge.png", size: "00000000000")
        block.replaceSubrange(124..<136, with: [0x80, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8))
        let sum = block.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
        block.replaceSubrange(148..<156, with: Array(("000000" + String(sum, radix: 8) + "\0 ").utf8.suffix(8)))
        let binary = failure { try open(block + zeros) }
        #expect(binary.message.contains("huge.png: it says it has 9,223,372,036,854,775,807 bytes"), "\(binary)")
        for line in [
            "30 size=9223372036854775807\n\n", "31 size=99999999999999999999\n", "99 path=x\n", "-5 a=b\n", "x",
        ] {
            let text = Array(line.utf8)
            let size = "0000000" + String(text.count, radix: 8)
            let padded = text + [UInt8](repeating: 0, count: 512 - text.count)
            let error = failure {
                try open(header("p", size: size, kind: "x") + padded + header("a.png", size: "0") + zeros)
            }
            #expect(error.message.contains("a pax header is damaged"), "\(line): \(error)")
        }
    }

    @Test func longNamesAreLimited() throws {
        let size = 2 << 20
        let name = header("././@LongLink", size: String(size, radix: 8), kind: "L")
        let error = failure { try open(name + [UInt8](repeating: 97, count: size + 1024)) }
        #expect(error.message.contains("a name or pax header of 2,097,152 bytes is too long"), "\(error)")
    }

    /// Names in blocks of their own, as GNU's tar has them: where they lead is looked at, too.
    @Test(arguments: [
        ("../up.png", "its name leads out of the archive; pack it under another name"),
        ("a/../../up.png", "its name leads out of the archive; pack it under another name"),
        (
            "/" + String(repeating: "long/", count: 40) + "up.png",
            "its name is an absolute path; pack it under another name"
        ),
    ])
    func longNamesThatLeadElsewhere(name: String, words: String) throws {
        let good = try fixture("archives/shard-00.tar")
        let picture = Array(good[..<1024])
        let text = Array(name.utf8) + [0]
        let long = header("././@LongLink", size: String(text.count, radix: 8), kind: "L")
        let padded = text + [UInt8](repeating: 0, count: 512 - text.count)
        let collection = try open(long + padded + picture + good)
        #expect(collection.names == ["0000.png", "0001.png", "0002.seg.png"])
        #expect(collection.rejectedLines == ["\(name): \(words)"])
    }

    @Test func longNameWithoutAFileIsCutShort() throws {
        let good = try fixture("archives/shard-00.tar")
        let long = header("././@LongLink", size: "10", kind: "L") + [UInt8](repeating: 97, count: 512)
        let end = good.count - 1024
        let collection = try open(good[..<end] + long)
        #expect(collection.count == 3)
        #expect(collection.rejected.isEmpty)
        #expect(
            collection.findings == [
                "tar archives that end without an end mark, and may be cut short: a.tar, byte \(end + 1024); where pictures "
                    + "are missing, copy or download them again"
            ])
    }

    /// Old GNU archives list the pieces of a sparse file in as many blocks as it takes.
    @Test func piecesOfSparseFilesArePassedOver() throws {
        let good = try fixture("archives/shard-00.tar")
        var sparse = header("holes.png", size: "00000001000", kind: "S")
        sparse[482] = 1
        let sum = sparse.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
        sparse.replaceSubrange(148..<156, with: Array(("000000" + String(sum, radix: 8) + "\0 ").utf8.suffix(8)))
        var pieces = [UInt8](repeating: 0x30, count: 1024)
        // Another block follows the first one.
        (pieces[504], pieces[1016]) = (1, 0)
        let collection = try open(sparse + pieces + [UInt8](repeating: 9, count: 512) + good)
        #expect(collection.count == 3)
        #expect(
            collection.rejectedLines == [
                "holes.png: it is stored with holes (sparse), which GANKit does not read; pack it without --sparse"
            ])
        let cut = failure { try open(sparse + pieces.prefix(700)) }
        #expect(cut.message.contains("a.tar, byte 1024: it would reach beyond the end of the file"), "\(cut)")
    }

    /// The last valid label of a sample is that of all its pictures, however many of either there are.
    @Test func labelsOfASampleAreItsLast() throws {
        let picture = try fixture("grey.png")
        var archive: [UInt8] = []
        var writer = TarWriter { archive += $0 }
        for number in 0..<300 {
            try writer.add("a.\(number).png", picture)
            try writer.add("a.cls", Array("\(number)".utf8))
        }
        try writer.add("a.cls", Array("-1".utf8))
        try writer.add("b.png", picture)
        try writer.add("c.cls", Array("7".utf8))
        try writer.add("c.png", picture)
        try writer.finish()
        let collection = try open(archive)
        #expect(collection.labels == [Int?](repeating: 299, count: 300) + [nil, 7])
        #expect(collection.rejected.isEmpty)
        #expect(collection.findings == ["files .cls that hold no class number, 0 or more: a.cls"])
    }

    @Test func archiveThatShrinksIsExplained() throws {
        let collection = try open(try fixture("archives/gnu.tar"))
        #expect(truncate(path, 100) == 0)
        #expect(
            failure { try collection.bytes(at: 0) }
                == GANError(.badData, "the file has become shorter since it was listed"))
    }

    @Test func pipesAndDevicesAreNoArchives() {
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        for name in [folder.path + "/pipe", "/dev/zero"] {
            #expect(
                failure { try ImageTar(name).open() }
                    == GANError(.missingInput, "cannot read the tar archive \"\(name)\": it is not a regular file"))
        }
    }
}

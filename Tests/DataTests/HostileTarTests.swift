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
                "good.cls: it holds no class number",
                "../up.png: its name leads out of the archive",
                "/absolute.png: its name is an absolute path",
                "hard.png: it is a hard link",
                "soft.png: it is a symbolic link",
                "pipe.png: it is a pipe",
                "device.png: it is a device",
                "odd.png: it is of the unknown kind 90",
                "sparse.png: it is stored with holes (sparse), which GANKit does not read",
                "twice.png: the archive has a later file of the same name, which is taken",
            ])
    }

    @Test func sparseFilesOfPaxAreRejected() throws {
        let collection = try ImageTar(fixturePath("archives/sparse.tar")).openEncoded()
        #expect(collection.names == ["good.png"])
        #expect(
            collection.rejectedLines == ["holes.png: it is stored with holes (sparse), which GANKit does not read"])
    }

    /// What comes before the cut is kept, and the cut is reported.
    @Test(arguments: ["archives/gnu.tar", "archives/pax.tar", "archives/shard-00.tar"])
    func everyTruncationIsReported(name: String) throws {
        let whole = try fixture(name)
        for length in stride(from: 0, to: whole.count - 1023, by: 17) {
            do {
                let collection = try open(Array(whole.prefix(length)))
                let last = try #require(collection.rejectedLines.last, "\(length) bytes")
                #expect(last.contains("it is cut short"), "\(length) bytes: \(last)")
                for index in 0..<collection.count { #expect(throws: Never.self) { try collection.image(at: index) } }
            } catch let error as GANError {
                #expect(error.status == .missingInput && error.message.contains("no picture in"), "\(error)")
                #expect(error.message.contains("cut short") || error.message.contains("no tar archive"), "\(error)")
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
            #expect(
                error.message.hasSuffix("found 1 other file: (byte 0): it is no tar archive"), "\(position): \(error)")
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
                "huge.png: it says it has 8,589,934,591 bytes, and the archive ends before",
                "(byte \(end + 512)): the archive ends too early; it is cut short",
            ] : ["(byte \(end)): a header is damaged, and nothing after it can be read"]
        #expect(collection.rejectedLines == expected)
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

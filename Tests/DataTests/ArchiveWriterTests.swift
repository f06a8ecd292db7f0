import Foundation
import GANBase
import GANData
import Testing

/// What is written is read back by the readers, which are tested on archives of Python's.
struct ArchiveWriterTests {
    private func written(_ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try body { bytes += $0 }
        return bytes
    }

    @Test func tarWithLabels() throws {
        let (picture, other) = (try fixture("colour.png"), try fixture("grey.jpg"))
        let archive = try written { write in
            var writer = TarWriter(write)
            try writer.add("00000000.png", picture)
            try writer.add("00000000.cls", Array("7".utf8))
            try writer.add("00000001.jpg", other)
            try writer.finish()
        }
        #expect(archive.count % 512 == 0)
        let folder = try TemporaryFolder()
        try folder.write(archive, to: "a.tar")
        let collection = try ImageTar(folder.path + "/a.tar").openEncoded()
        #expect(collection.names == ["00000000.png", "00000001.jpg"])
        #expect(collection.labels == [7, nil])
        #expect(collection.rejected.isEmpty)
        #expect(try collection.bytes(at: 0) == picture)
        #expect(try collection.bytes(at: 1) == other)
    }

    @Test func zipWithLabels() throws {
        let picture = try fixture("colour.png")
        let archive = try written { write in
            var writer = ZipWriter(write)
            try writer.add("00000/img00000000.png", picture)
            try writer.add("dataset.json", Array(#"{"labels": [["00000/img00000000.png", 3]]}"#.utf8))
            try writer.finish()
        }
        // No record of zip64 without need.
        #expect(Data(archive).range(of: Data([0x50, 0x4B, 6, 6])) == nil)
        let folder = try TemporaryFolder()
        try folder.write(archive, to: "a.zip")
        let collection = try ImageZip(folder.path + "/a.zip").openEncoded()
        #expect(collection.names == ["00000/img00000000.png"])
        #expect(collection.labels == [3])
        #expect(try collection.bytes(at: 0) == picture)
    }

    /// The directory counts files by two bytes, zip64 by eight.
    @Test func zipOfMoreThan65535Files() throws {
        let picture = try PNGFile.encode(numbered(5, side: 1))
        let folder = try TemporaryFolder()
        let path = folder.path + "/many.zip"
        let file = try AsideFile(path)
        var writer = ZipWriter { try file.write($0) }
        for number in 0..<65_536 { try writer.add("\(number).png", picture) }
        try writer.finish()
        try file.close()
        try file.commit()
        let collection = try ImageZip(path).openEncoded()
        #expect(collection.count == 65_536)
        #expect(try collection.bytes(at: 65_535) == picture)
    }

    /// Places beyond four gigabytes stand in zip64's fields.
    ///
    /// The file has a hole before the archive, which takes no room.
    @Test func zipBeyondFourGigabytes() throws {
        let start = 5 << 30
        let picture = try fixture("colour.png")
        let archive = try written { write in
            var writer = ZipWriter(start: start, write)
            for number in 0..<3 { try writer.add("\(number).png", picture) }
            try writer.finish()
        }
        let folder = try TemporaryFolder()
        let path = folder.path + "/far.zip"
        try folder.write([], to: "far.zip")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64(start))
        try file.write(contentsOf: Data(archive))
        try file.close()
        let collection = try ImageZip(path).openEncoded()
        #expect(collection.names == ["0.png", "1.png", "2.png"])
        #expect(try collection.bytes(at: 2) == picture)
    }

    @Test func longNamesAreOurFault() {
        let name = String(repeating: "n", count: 101)
        var (zip, tar) = (ZipWriter { _ in }, TarWriter { _ in })
        #expect(failure { try zip.add(name, []) }.status == .ourFault)
        #expect(failure { try tar.add(name, []) }.status == .ourFault)
    }
}

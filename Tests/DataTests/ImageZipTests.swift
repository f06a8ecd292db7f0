import Foundation
import GANBase
import GANData
import GANTensors
import Synchronization
import Testing

struct ImageZipTests {
    @Test(arguments: ["archives/plain.zip", "archives/zip64.zip"])
    func picturesAreReadInPlaceInTheOrderOfTheirNames(name: String) throws {
        let collection = try ImageZip(fixturePath(name)).openEncoded()
        #expect(collection.names == ["a.png", "b/deflated.jpg", "no ending"])
        #expect(collection.labels == [nil, nil, nil])
        #expect(try collection.bytes(at: 0) == fixture("grey.png"))
        #expect(try collection.bytes(at: 1) == fixture("grey.jpg"))
        #expect(try collection.image(at: 2) == DecodedImage(decoding: fixture("colour.png")))
        #expect(collection.rejectedLines == ["text.jpg: neither JPEG nor PNG inside; it is text"])
    }

    /// The test above would pass on a file that is not of zip64.
    @Test func zip64FixtureIsOfZip64() throws {
        let bytes = try fixture("archives/zip64.zip")
        #expect(Data(bytes).range(of: Data([0x50, 0x4B, 6, 6])) != nil)
    }

    @Test func labelsComeFromStyleGANsList() throws {
        let collection = try ImageZip(fixturePath("archives/labels.zip")).open()
        #expect(collection.names == ["00000/img0.png", "00000/img1.png", "00000/img2.png"])
        #expect(collection.labels == [6, 0, nil])
        #expect(collection.rejected.isEmpty)
    }

    @Test func severalThreadsReadAtOnce() throws {
        let collection = try ImageZip(fixturePath("archives/plain.zip")).openEncoded()
        let expected = try (0..<3).map { try collection.bytes(at: $0) }
        let wrong = Mutex(Set<Int>())
        DispatchQueue.concurrentPerform(iterations: 300) { number in
            if (try? collection.bytes(at: number % 3)) != expected[number % 3] {
                _ = wrong.withLock { $0.insert(number) }
            }
        }
        #expect(wrong.withLock { $0.isEmpty })
    }

    @Test func archiveGivesTheSameBatchesAsTheFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write(fixture("grey.png"), to: "a.png")
        try folder.write(fixture("grey.jpg"), to: "b/deflated.jpg")
        try folder.write(fixture("colour.png"), to: "no ending")
        func batches(_ path: String) throws -> [[Double]] {
            let stream = try Images.images(in: path, side: 8).open(.tolerant(batch: 2))
            defer { stream.close() }
            return try (0..<4).map { _ in try stream.next().values() }
        }
        #expect(try batches(fixturePath("archives/plain.zip")) == batches(folder.path))
    }

    @Test func archiveWithoutPictures() throws {
        let folder = try TemporaryFolder()
        // The end record alone is an empty archive.
        try folder.write([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18), to: "empty.zip")
        let path = folder.path + "/empty.zip"
        #expect(
            failure { try ImageZip(path).open() }
                == GANError(
                    .missingInput,
                    "no picture in \"\(path)\": looked in its 0 files for JPEG and PNG files, recognised by their "
                        + "content, and found no file at all"))
    }

    @Test func missingArchive() {
        #expect(
            failure { try ImageZip("/no/such.zip").open() }
                == GANError(
                    .missingInput, "cannot read the zip archive \"/no/such.zip\": No such file or directory"))
    }
}

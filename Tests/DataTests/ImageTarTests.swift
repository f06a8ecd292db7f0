import Foundation
import GANBase
import GANData
import Testing

struct ImageTarTests {
    private let long = String(repeating: "l", count: 60) + "/" + String(repeating: "n", count: 60) + "/long.png"
    private let accents = String(repeating: "é", count: 100) + ".png"

    /// Long names are split in two by ustar, and stand in blocks of their own in GNU's and pax's archives.
    @Test(arguments: ["ustar", "gnu", "pax"])
    func picturesAreReadInPlaceInTheOrderOfTheirNames(format: String) throws {
        let collection = try ImageTar(fixturePath("archives/\(format).tar")).openEncoded()
        let last = format == "ustar" ? [] : [accents]
        #expect(collection.names == ["a.png", "b/second.jpg", long] + last)
        #expect(try collection.bytes(at: 0) == fixture("grey.png"))
        #expect(try collection.bytes(at: 1) == fixture("grey.jpg"))
        #expect(try collection.bytes(at: 2) == fixture("colour.png"))
        #expect(collection.rejected.isEmpty)
    }

    @Test func shardsAreOneCollectionWithLabels() throws {
        let collection = try ImageTar(fixturePath("archives/shard-{00..02}.tar")).openEncoded()
        #expect(
            collection.names == [
                "shard-00.tar/0000.png", "shard-00.tar/0001.png", "shard-00.tar/0002.seg.png",
                "shard-01.tar/0000.png", "shard-01.tar/0001.png", "shard-01.tar/0002.seg.png",
                "shard-02.tar/0000.png", "shard-02.tar/0001.png", "shard-02.tar/0002.seg.png",
            ])
        #expect(collection.labels == [0, 1, nil, 10, 11, nil, 20, 21, nil])
        #expect(try collection.bytes(at: 2) == fixture("grey.png"))
        #expect(try collection.bytes(at: 3) == fixture("colour.png"))
        #expect(try collection.bytes(at: 8) == fixture("grey.png"))
    }

    /// More shards than stay open are opened for each read.
    @Test func manyShardsAreReadWithoutKeepingThemOpen() throws {
        let folder = try TemporaryFolder()
        let shard = try fixture("archives/shard-01.tar")
        for number in 100..<305 {
            try folder.write(shard, to: "\(number).tar")
        }
        let collection = try ImageTar(folder.path + "/{100..304}.tar").openEncoded()
        #expect(collection.count == 615)
        #expect(try collection.bytes(at: 613) == fixture("colour.png"))
        try FileManager.default.removeItem(atPath: folder.path + "/304.tar")
        #expect(failure { try collection.bytes(at: 613) } == GANError(.badData, "it has vanished since it was listed"))
        try folder.write(shard + [0], to: "304.tar")
        #expect(
            failure { try collection.bytes(at: 613) }
                == GANError(.badData, "the file has another length since it was listed"))
    }

    @Test func missingShardIsNamed() {
        let pattern = fixturePath("archives/shard-{02..03}.tar")
        let missing = fixturePath("archives/shard-03.tar")
        #expect(
            failure { try ImageTar(pattern).open() }
                == GANError(
                    .missingInput,
                    "cannot read the tar archive \"\(missing)\", one of 2 shards of \"\(pattern)\": "
                        + "No such file or directory"))
    }

    @Test(arguments: [
        ("x{1..1000000}", "stands for more than 100,000 files"),
        ("x{1..400}{1..400}", "stands for more than 100,000 files"),
        ("x{3..1}.tar", "cannot be used: \"{3..1}\" is no range from a number to a larger one"),
        ("x{-9223372036854775808..9223372036854775807}", "is no range from a number to a larger one"),
        ("x{1}.tar", "cannot be used: \"{1}\" is neither a range nor a list"),
        ("x{1..2.tar", "cannot be used: a brace is not closed"),
        ("x{1,{2,3}}.tar", "cannot be used: braces are nested"),
        ("{1..2}x}.tar", "cannot be used: a brace is closed that was not opened"),
    ])
    func senselessPatternsAreExplained(pattern: String, words: String) {
        let error = failure { try ImageTar(pattern).open() }
        #expect(error.status == .usage)
        #expect(error.message.hasPrefix("the pattern \"") && error.message.contains(words), "\(error)")
    }
}

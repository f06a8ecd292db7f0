import GANBase
import GANData
import GANTestSupport
import Testing

/// Pictures that must be refused, alike in a folder, a zip and a tar archive, beside one that is read.
struct HostilePicturesTests {
    /// A place that pictures are read from.
    enum Place: String, CaseIterable {
        case folder
        case zip
        case tar

        /// Puts files there and lists them.
        func open(_ files: [(name: String, bytes: [UInt8])], in folder: TemporaryFolder) throws
            -> any EncodedImageCollection
        {
            var archive: [UInt8] = []
            switch self {
            case .folder:
                for file in files { try folder.write(file.bytes, to: "pictures/" + file.name) }
                return try ImageFolder(folder.path + "/pictures").openEncoded()
            case .zip:
                var writer = ZipWriter { archive += $0 }
                for file in files { try writer.add(file.name, file.bytes) }
                try writer.finish()
            case .tar:
                var writer = TarWriter { archive += $0 }
                for file in files { try writer.add(file.name, file.bytes) }
                try writer.finish()
            }
            try folder.write(archive, to: "pictures." + rawValue)
            return try ImagePath(folder.path + "/pictures." + rawValue).openEncoded()
        }
    }

    @Test(arguments: Place.allCases)
    func picturesThatCannotBeDecodedSayWhy(place: Place) throws {
        let tooLarge =
            "its header says 30000×30000 pixels; GANKit reads sides of 1 to 16384 and 64 million pixels at most: make it "
            + "smaller, or remove it"
        let files: [(name: String, bytes: [UInt8], words: String)] = [
            (
                "bomb.png", HostilePicture.endlessPNG(100_000),
                "it has far more compressed bytes than pixels, as a "
                    + "decompression bomb has; save it again or remove it"
            ),
            ("checksum.png", try fixture("badcrc.png"), "IDAT: CRC error"),
            ("huge.jpg", try fixture("huge.jpg"), tooLarge),
            ("huge.png", try fixture("huge.png"), tooLarge),
            (
                "scans.jpg", HostilePicture.scans(501, side: 8),
                "it has more than 500 scans of 8×8 pixels, more than "
                    + "GANKit decodes; save it again as a baseline JPEG file"
            ),
            ("start.jpg", Array(try fixture("colour.jpg").prefix(20)), "Premature end of JPEG file"),
            ("start.png", Array(try fixture("colour.png").prefix(20)), "Read Error: the PNG file ends too early"),
            ("truncated.jpg", try fixture("truncated.jpg"), "Premature end of JPEG file"),
        ]
        let good = ("whole.png", try fixture("colour.png"))
        let folder = try TemporaryFolder()
        let collection = try place.open(files.map { ($0.name, $0.bytes) } + [good], in: folder)
        #expect(collection.names == files.map(\.name) + ["whole.png"])
        #expect(collection.rejected.isEmpty)
        for (index, file) in files.enumerated() {
            #expect(failure { try collection.image(at: index) } == GANError(.badData, file.words), "\(file.name)")
        }
        #expect(try collection.image(at: files.count) == DecodedImage(decoding: good.1))
    }

    @Test(arguments: Place.allCases)
    func filesThatPromiseAPictureAndAreNoneAreRejectedWhenListed(place: Place) throws {
        let folder = try TemporaryFolder()
        let collection = try place.open(
            [
                ("a.png", try fixture("grey.png")), ("empty.jpg", []), ("film.jpeg", Array("GIF89a".utf8)),
                ("notes.txt", Array("notes".utf8)), ("page.png", Array("<html>".utf8)),
                ("short.jpg", [0xFF, 0xD8]), ("zeros.png", [UInt8](repeating: 0, count: 4000)),
            ], in: folder)
        #expect(collection.names == ["a.png"])
        #expect(
            collection.rejectedLines.sorted() == [
                "empty.jpg: neither JPEG nor PNG inside; it is empty",
                "film.jpeg: neither JPEG nor PNG inside; it is a GIF picture",
                "page.png: neither JPEG nor PNG inside; it is text",
                "short.jpg: neither JPEG nor PNG inside; it is of an unknown kind",
                "zeros.png: neither JPEG nor PNG inside; it is of an unknown kind",
            ])
    }

    /// A warning and a line of unreadable.txt stay one line, whatever a file is called.
    @Test func namesThatWouldMoveTheCursorAreShownWithoutThat() throws {
        let name = "a\n\u{1B}[2J\u{2028}b.jpg"
        let folder = try TemporaryFolder()
        let messages = Messages()
        _ = try Place.folder.open([(name, fixture("truncated.jpg")), ("c.png", fixture("colour.png"))], in: folder)
        let stream = try Images.images(in: folder.path + "/pictures", side: 4)
            .open(.tolerant(batch: 2, logger: messages.logger))
        defer { stream.close() }
        _ = try stream.next()
        #expect(
            messages.warnings == ["cannot read a\u{FFFD}\u{FFFD}[2J\u{FFFD}b.jpg: Premature end of JPEG file; skipped"])
        // Programs get the name as it is.
        #expect(stream.unreadable.map(\.name) == [name])
    }
}

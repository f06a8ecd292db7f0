import Foundation
import GANBase
import GANTensors
import GANTestSupport
import Testing

@testable import GANData

/// Pictures in a batch that are wide or tall.
struct WidePicturesTests {
    static let sizes = [
        ImageSize(width: 48, height: 32), ImageSize(width: 24, height: 40), ImageSize(width: 60, height: 8),
        ImageSize(width: 7, height: 50),
    ]

    private func write(
        _ image: DecodedImage, _ size: ImageSize, _ crop: ImageCrop = .centre, seed: UInt64 = 0, isFlipped: Bool = false
    ) throws -> [UInt8] {
        let transform = ImageTransform(size: size, channels: 3, crop: crop, isFlipping: false, filter: .bilinear)
        let prepared = try transform.prepared(image)
        return try [UInt8](unsafeUninitializedCapacity: transform.byteCount) { room, count in
            let target = UnsafeMutableBufferPointer(rebasing: room[0..<transform.byteCount])
            try prepared.withView {
                try transform.write($0, random: SeededRandom(seed), isFlipped: isFlipped, to: target)
            }
            count = transform.byteCount
        }
    }

    /// Red is x, green is y, blue is 9.
    private func coordinates(width: Int, height: Int) throws -> DecodedImage {
        try painted(width: width, height: height) { x, y in [UInt8(x), UInt8(y), 9] }
    }

    @Test("the middle is cut out in the shape that is wanted, halves rounded to even as torchvision does")
    func middle() throws {
        // 1.5 left over on each side, then 2.5.
        let wide = try write(coordinates(width: 9, height: 4), ImageSize(width: 6, height: 4))
        #expect(Array(wide[0..<6]) == [2, 0, 9, 3, 0, 9] && Array(wide.suffix(3)) == [7, 3, 9])
        let tall = try write(coordinates(width: 6, height: 9), ImageSize(width: 6, height: 4))
        #expect(Array(tall[0..<6]) == [0, 2, 9, 1, 2, 9] && Array(tall.suffix(3)) == [5, 5, 9])
        let flipped = try write(coordinates(width: 6, height: 9), ImageSize(width: 6, height: 4), isFlipped: true)
        #expect(Array(flipped[0..<6]) == [5, 2, 9, 4, 2, 9] && Array(flipped.suffix(3)) == [0, 5, 9])
        let whole = try coordinates(width: 6, height: 4)
        #expect(try write(whole, ImageSize(width: 6, height: 4)) == whole.pixels)
    }

    @Test("pictures far longer than the shape are cut before the resize", arguments: [(16_384, 1), (1, 16_384)])
    func strips(width: Int, height: Int) throws {
        let strip = try DecodedImage(width: width, height: height, pixels: Array(repeating: 50, count: 3 * 16_384))
        for size in Self.sizes { #expect(Set(try write(strip, size)) == [50]) }
    }

    @Test("random crops keep every pixel, stay inside and reach every place")
    func randomCrop() throws {
        // Of 18×10 pixels 15×10 are what has the shape of 9×6, so that 10 is the shorter side and nothing is resized.
        let image = try coordinates(width: 18, height: 10)
        var corners: Set<[UInt8]> = []
        for seed in 0..<400 {
            let part = try write(
                image, ImageSize(width: 9, height: 6), .random(resizedTo: 10), seed: UInt64(seed))
            #expect(Array(part.suffix(3)) == [part[0] + 8, part[1] + 5, 9])
            corners.insert([part[0], part[1]])
        }
        #expect(corners.count == 50)
    }

    @Test("resized crops of ratio 1 have the shape of the pictures, so that nothing is squeezed")
    func resizedCrop() throws {
        let image = try painted(width: 120, height: 80) { x, y in [UInt8(2 * x), UInt8(2 * y), 9] }
        let size = ImageSize(width: 48, height: 32)
        for seed in 0..<40 {
            var random = SeededRandom(UInt64(seed))
            let part = image.withView {
                RandomPart(of: $0, area: 0.2...0.6, ratio: 1...1, shape: size, random: &random)
            }
            #expect(abs(Double(part.width) / Double(part.height) - 1.5) < 0.05)
            let made = try write(image, size, .resized(area: 0.2...0.6, ratio: 1...1), seed: UInt64(seed))
            // 2 levels a pixel both ways, less a pixel's blur at each end.
            #expect(abs(Int(made[3 * 47]) - Int(made[0]) - 2 * part.width * 47 / 48) <= 6)
            #expect(abs(Int(made[3 * 48 * 31 + 1]) - Int(made[1]) - 2 * part.height * 31 / 32) <= 6)
        }
    }

    @Test("what a crop needs of a picture: as much both ways, whatever the shape")
    func neededSizes() {
        let size = ImageSize(width: 96, height: 64)
        #expect(ImageCrop.centre.neededSize(for: size) == size)
        #expect(ImageCrop.random(resizedTo: 72).neededSize(for: size) == ImageSize(width: 108, height: 72))
        // A quarter of the area at the shape 1: half of each side.
        let resized = ImageCrop.resized(area: 0.25...1, ratio: 1...1)
        #expect(resized.neededSize(for: size) == ImageSize(width: 192, height: 128))
        #expect(ImageCrop.random(resizedTo: 64).objection(to: size) == nil)
        #expect(
            ImageCrop.random(resizedTo: 63).objection(to: size)
                == "crop: .random(resizedTo: 63) needs a number from the shorter side, 64, to 10922")
    }

    /// Half of 100×150 upright pixels is 50×75; as it is stored, the picture is 150×100.
    @Test("a JPEG file is decoded at the fraction that leaves enough both ways, as EXIF turns it")
    func fraction() throws {
        for (needed, decoded) in [
            ((45, 70), (50, 75)), ((70, 45), (100, 150)), ((50, 75), (50, 75)), ((51, 8), (100, 150)),
        ] {
            let size = ImageSize(width: needed.0, height: needed.1)
            let image = try DecodedImage(decoding: fixture("photosideways.jpg"), ImageDecoding(neededSize: size))
            #expect((image.width, image.height) == decoded, "\(size)")
        }
    }

    @Test(
        "rows that are left out below the middle change no byte",
        arguments: [(150, 400), (131, 777), (100, 101), (500, 700), (640, 480)])
    func rowsLeftOut(width: Int, height: Int) throws {
        var random = SeededRandom(1, UInt64(width), UInt64(height))
        let pixels = (0..<3 * width * height).map { index in
            UInt8(truncatingIfNeeded: index / width / 2 &+ random.integer(below: 64))
        }
        let file = try JPEGFile.encode(DecodedImage(width: width, height: height, pixels: pixels))
        for size in Self.sizes + [ImageSize(width: 96, height: 64)] {
            let transform = ImageTransform(
                size: size, channels: 3, crop: .centre, isFlipping: false, filter: .bicubic)
            let (whole, part) = try ([false, true] as [Bool]).map { isMiddleOnly in
                var decoding = ImageDecoding(neededSize: size)
                decoding.isMiddleOnly = isMiddleOnly
                return try transform.prepared(DecodedImage(decoding: file, decoding)).pixels
            }.pair
            #expect(whole == part, "\(size)")
        }
    }

    @Test("exact mode equals Pillow within 1 level on average and 3 at most", .enabled(if: PythonProcess.isComplete))
    func equalsPillow() throws {
        let script = """
            import sys
            from PIL import Image, ImageOps
            for path in sys.argv[1:]:
                picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
                width, height = picture.size
                for across, down in \(Self.sizes.map { "(\($0.width), \($0.height))" }.joined(separator: ", ")):
                    fits = width * down <= height * across
                    size = (across, across * height // width) if fits else (down * width // height, down)
                    left, top = round((size[0] - across) / 2), round((size[1] - down) / 2)
                    part = picture.resize(size, Image.Resampling.BILINEAR).crop((left, top, left + across, top + down))
                    print(part.tobytes().hex())
            """
        let names = ["photo.jpg", "photosideways.jpg"]
        let started = try PythonProcess(["-c", script] + names.map { fixturePath($0) })
        let python = try #require(started)
        #expect(python.status == 0, "\(python.errors)")
        var lines = python.output.split(separator: "\n").makeIterator()
        for name in names {
            let folder = try TemporaryFolder()
            try folder.write(fixture(name), to: name)
            for size in Self.sizes {
                let data = Images.images(in: folder.path, width: size.width, height: size.height, exact: true)
                #expect(data.sampleShape == [3, size.height, size.width])
                let stream = try data.open(LoadingOptions(batch: 1, seed: 1))
                defer { stream.close() }
                let batch = try stream.next()
                #expect(batch.shape == [1, 3, size.height, size.width])
                let levels = batch.permuted([0, 2, 3, 1]).contiguous().values().map { ($0 + 1) * 127.5 }
                let next = lines.next()
                let expected = Array(try #require(next).utf8).hexadecimalBytes
                try #require(levels.count == expected.count)
                let differences = zip(levels, expected).map { abs($0 - Double($1)) }
                #expect(differences.reduce(0, +) / Double(differences.count) <= 1, "\(name) \(size)")
                #expect((differences.max() ?? 256) <= 3.001, "\(name) \(size)")
            }
        }
    }

    @Test(
        "cached batches are the same, bit for bit, and each size has its own file",
        arguments: [ImageCrop.centre, .random(resizedTo: 10), .resized(area: 0.3...1)])
    func cache(crop: ImageCrop) throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(9, side: 20)
        let cache = DecodedCacheSettings(folder: folder.path + "-cache")
        defer { try? FileManager.default.removeItem(atPath: cache.folder) }
        func read(_ size: ImageSize, _ cache: DecodedCacheSettings?) throws -> [[Double]] {
            let data = Images(from: ImageFolder(folder.path), size: size, flipped: true, crop: crop)
            let stream = try data.open(LoadingOptions(batch: 4, seed: 5, cache: cache))
            defer { stream.close() }
            return try (0..<7).map { _ in try stream.next().contiguous().values() }
        }
        for size in [ImageSize(width: 12, height: 8), ImageSize(width: 8, height: 12)] {
            let plain = try read(size, nil)
            #expect(try read(size, cache) == plain)
            #expect(try read(size, cache) == plain)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder).count == 2)
    }

    @Test("sizes that cannot be are refused in words")
    func refused() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(1)
        for (width, height, words) in [
            (0, 8, "the width of the pictures must be 1 to 16,384, not 0"),
            (8, 20_000, "the height of the pictures must be 1 to 16,384, not 20000"),
            (16_384, 8_000, "a batch of 64 pictures of 16384×8000 needs more than 4 GB; lower either"),
        ] {
            let data = Images.images(in: folder.path, width: width, height: height)
            let error = failure { try data.open(LoadingOptions(batch: 64, seed: 1)) }
            #expect(error == GANError(.usage, words))
        }
    }

    @Test("packed pictures are those of training, and finished files stay as they are")
    func packed() throws {
        let size = ImageSize(width: 12, height: 8)
        let encoding = PackEncoding(size: size, format: nil, quality: 95)
        let packed = try encoding.encode(fixture("colour.png"))
        let image = try DecodedImage(decoding: packed.bytes)
        #expect((image.width, image.height) == (12, 8))
        #expect(try image.pixels == write(DecodedImage(decoding: fixture("colour.png")), size))
        let jpeg = PackEncoding(size: size, format: .jpeg, quality: 95)
        let finished = try JPEGFile.encode(coordinates(width: 12, height: 8), quality: 50)
        #expect(try jpeg.encode(finished).bytes == finished)
        let turned = try JPEGFile.encode(coordinates(width: 8, height: 12), quality: 50)
        #expect(try jpeg.encode(turned).bytes != turned)
    }

    @Test("a contact sheet in a size of one's own, and one that is too large")
    func contactSheet() throws {
        let folder = try TemporaryFolder()
        for number in 0..<3 {
            try folder.write(PNGFile.encode(coordinates(width: 30, height: 20)), to: "\(number).png")
        }
        let collection = try ImageFolder(folder.path).open()
        let size = ImageSize(width: 30, height: 20)
        let sheet = try #require(try ContactSheet.draw([0, 1, 2], of: collection, size: size, threads: 1))
        #expect((sheet.width, sheet.height) == (2 * 30 + 6, 2 * 20 + 6))
        let place = 3 * (2 * sheet.width + 2)
        #expect(Array(sheet.pixels[place..<place + 6]) == [0, 0, 9, 1, 0, 9])
        let large = ImageSize(width: 9000, height: 20)
        let error = failure { try ContactSheet.draw([0, 1, 2], of: collection, size: large, threads: 1) }
        #expect(error.status == .usage && error.message.hasPrefix("3 pictures of 9000×20 pixels make no contact sheet"))
    }

    @Test("smileys stand in the middle of a wide picture as they do in a square one")
    func smileys() throws {
        for index in 0..<20 {
            let square = try SmileyDrawing(Smiley(index: index), size: ImageSize(side: 32)).image()
            let wide = try SmileyDrawing(Smiley(index: index), size: ImageSize(width: 48, height: 32)).image()
            let middle = try wide.withView { try $0.part(left: 8, top: 0, width: 32, height: 32) }
            #expect(zip(middle.pixels, square.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 1 }, "face \(index)")
            // A background without end.
            let corner = try square.withView { try $0.part(left: 0, top: 0, width: 1, height: 1) }
            #expect(Array(wide.pixels[0..<3]) == corner.pixels)
        }
        let cache = try TemporaryFolder()
        let data = Smileys(size: ImageSize(width: 24, height: 16), count: 6, cache: cache.path)
        #expect(data.sampleShape == [3, 16, 24] && data.summary == "6 drawn smileys, 24×16")
        let stream = try data.open(LoadingOptions(batch: 6, seed: 1))
        defer { stream.close() }
        #expect(try stream.next().shape == [6, 3, 16, 24] && stream.summary == "6 drawn smileys, 24×16")
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path + "/smileys") == ["24x16-6"])
        let error = failure {
            try Smileys.smileys(width: 600, height: 16).open(LoadingOptions(batch: 1, seed: 1))
        }
        #expect(error.status == .usage && error.message.hasSuffix("not 4096 at 600×16"))
    }

    @Test("statistics of real pictures are kept by size; those of squares are still known by their side")
    func identity() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(2)
        let sizes = [(12, 8), (8, 12), (12, 12), (8, 8)].map { ImageSize(width: $0.0, height: $0.1) }
        let identities = try sizes.map { try Images(from: ImageFolder(folder.path), size: $0).identity() }
        #expect(Set(identities).count == sizes.count)
        #expect(identities[3] == (try Images(from: ImageFolder(folder.path), side: 8).identity()))
        #expect(Smileys(side: 16, count: 3).identity() == "smileys 1, 3 of side 16")
        #expect(Smileys(size: ImageSize(width: 24, height: 16), count: 3).identity() == "smileys 1, 3 of 24×16")
    }
}

extension Array {
    /// Two elements as a pair.
    fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}

extension [UInt8] {
    /// The bytes that hexadecimal digits stand for.
    fileprivate var hexadecimalBytes: [UInt8] {
        stride(from: 0, to: count, by: 2).compactMap {
            UInt8(String(decoding: self[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
    }
}

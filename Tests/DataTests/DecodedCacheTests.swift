import Foundation
import GANBase
import GANTensors
import Synchronization
import GANTestSupport
import Testing

@testable import GANData

/// Decoded pictures are kept from one epoch and one run to the next, and nobody can tell from the batches.
struct DecodedCacheTests {
    /// A collection that counts how often it is decoded.
    private final class Counted: ImageCollection, ImageSource {
        let place = "counted"
        let base: any ImageCollection
        private let decodings = Mutex(0)
        var count: Int { base.count }
        var decoded: Int { decodings.withLock { $0 } }

        init(_ folder: String) throws { base = try ImageFolder(folder).open() }

        func open() -> any ImageCollection { self }
        func name(at index: Int) -> String { base.name(at: index) }
        func fingerprint() throws -> String? { try base.fingerprint() }
        func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
            decodings.withLock { $0 += 1 }
            return try base.image(at: index, decoding: decoding)
        }
    }

    private let folder: TemporaryFolder
    private let cache: DecodedCacheSettings

    init() throws {
        folder = try TemporaryFolder()
        try folder.writeNumbered(23, side: 12)
        cache = DecodedCacheSettings(folder: folder.path + "-cache/decoded")
    }

    private func files() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: cache.folder)) ?? []).sorted()
    }

    /// The bytes of so many batches, and what was said.
    private func read(
        _ source: any ImageSource, batches: Int, cache: DecodedCacheSettings?, crop: ImageCrop = .centre,
        workers: Int = 2
    ) throws -> (bytes: [[Float]], warnings: [String], debug: [String]) {
        let messages = Messages()
        let data = Images(from: source, side: 8, flipped: true, crop: crop)
        let stream = try data.open(
            LoadingOptions(batch: 4, seed: 5, workers: workers, cache: cache, logger: messages.logger))
        defer { stream.close() }
        let bytes = try (0..<batches).map { _ in try stream.next().contiguous().values().map { Float($0) } }
        return (bytes, messages.warnings, messages.debug)
    }

    @Test(
        "cached batches are the same, bit for bit",
        arguments: [ImageCrop.centre, .random(resizedTo: 10), .resized(area: 0.3...1)], [1, 3])
    func sameBatches(crop: ImageCrop, workers: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let source = try Counted(folder.path)
        let plain = try read(source, batches: 20, cache: nil, crop: crop)
        let first = try read(source, batches: 20, cache: cache, crop: crop, workers: workers)
        #expect(first.bytes == plain.bytes && first.warnings.isEmpty)
        #expect(files().count == 1 && files().allSatisfy { $0.hasSuffix(".pixels") })
        let file = try cache.folder + "/" + #require(files().first)
        #expect(
            first.debug == [
                "decoded pictures are written to \(file) in the first epoch",
                "all 23 decoded pictures are in \(file) now, and read from there",
            ])
        let before = source.decoded
        let second = try read(source, batches: 20, cache: cache, crop: crop, workers: workers)
        #expect(second.bytes == plain.bytes && second.warnings.isEmpty)
        #expect(second.debug == ["decoded pictures are read from \(file)"])
        // One for the look whether anything can be decoded at all.
        #expect(source.decoded == before + 1)
    }

    @Test("each picture is decoded once in a run of many epochs")
    func decodedOnce() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let source = try Counted(folder.path)
        _ = try read(source, batches: 50, cache: cache, workers: 1)
        // 23 of the collection, the first look, and none twice: 5 batches of 4 leave 3 for the beginning of the second epoch.
        #expect(source.decoded == 24)
    }

    @Test("an unfinished file never has the name, and nothing is left of it")
    func unfinished() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        _ = try read(Counted(folder.path), batches: 1, cache: cache)
        #expect(files().isEmpty)
        // What a process left that was killed.
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: cache.folder + "/x.pixels.unfinished"))
        _ = try read(Counted(folder.path), batches: 1, cache: cache)
        #expect(files().isEmpty)
    }

    @Test("two streams at once: one writes, the other decodes, both are right")
    func twoAtOnce() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let options = LoadingOptions(batch: 4, seed: 5, cache: cache)
        let streams = try (0..<2).map { _ in
            try Images(from: ImageFolder(folder.path), side: 8).open(options)
        }
        defer { streams.forEach { $0.close() } }
        for _ in 0..<15 {
            let values = try streams.map { try $0.next().contiguous().values() }
            #expect(values[0] == values[1])
        }
    }

    @Test("a changed, added or removed picture makes another file, and the old one goes")
    func stale() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        _ = try read(Counted(folder.path), batches: 12, cache: cache)
        let old = files()
        try folder.write(PNGFile.encode(numbered(200, side: 12)), to: "0/3.png")
        let changed = try read(Counted(folder.path), batches: 12, cache: cache)
        #expect(try changed.bytes == read(Counted(folder.path), batches: 12, cache: nil).bytes)
        #expect(files().count == 1 && files() != old)
    }

    @Test("what another version of the decoding has kept is not taken, and goes")
    func otherVersion() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        func name(version: Int) throws -> String {
            let source = ImageFolder(folder.path)
            var decoding = ImageDecoding(shortestSide: 8)
            decoding.isMiddleOnly = true
            let name = try DecodedFileName(
                source.open(), place: "counted",
                transform: ImageTransform(
                    size: ImageSize(side: 8), channels: 3, crop: .centre, isFlipping: true, filter: .bilinear),
                decoding: decoding, folder: cache.folder, version: version)
            return try #require(name).path
        }
        let plain = try read(Counted(folder.path), batches: 12, cache: cache)
        let files = files()
        let path = try name(version: ImageDecoding.version)
        #expect(files.map { cache.folder + "/" + $0 } == [path])
        let older = try name(version: ImageDecoding.version - 1)
        try FileManager.default.moveItem(atPath: path, toPath: older)
        let source = try Counted(folder.path)
        let again = try read(source, batches: 12, cache: cache)
        #expect(again.bytes == plain.bytes && source.decoded > 23)
        #expect(self.files() == files)
    }

    @Test("a damaged file is named, thrown away and made again", arguments: [0.0, 0.3, 0.6, 0.999, 1.5])
    func damaged(place: Double) throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let plain = try read(Counted(folder.path), batches: 12, cache: cache)
        let path = try cache.folder + "/" + #require(files().first)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        if place > 1 {
            bytes.removeLast(100)
        } else {
            bytes[Int(place * Double(bytes.count - 1))] ^= 0x40
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let mended = try read(Counted(folder.path), batches: 12, cache: cache)
        #expect(mended.bytes == plain.bytes)
        #expect(mended.warnings.count == 1)
        #expect(mended.warnings.first?.contains("are damaged") == true)
        let after = try read(Counted(folder.path), batches: 12, cache: cache)
        #expect(after.bytes == plain.bytes && after.warnings.isEmpty)
    }

    @Test("a file that is shortened while it is read is thrown away and made again", arguments: [0, 100, 1000])
    func shortened(size: off_t) throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let plain = try read(Counted(folder.path), batches: 24, cache: cache)
        let path = try cache.folder + "/" + #require(files().first)
        let messages = Messages()
        let stream = try Images(from: Counted(folder.path), side: 8, flipped: true).open(
            LoadingOptions(batch: 4, seed: 5, workers: 2, cache: cache, logger: messages.logger))
        defer { stream.close() }
        for number in 0..<24 {
            if number == 8 { #expect(truncate(path, size) == 0) }
            #expect(try stream.next().contiguous().values().map { Float($0) } == plain.bytes[number])
        }
        #expect(messages.warnings == ["the decoded pictures in \(path) are damaged; they are decoded again"])
        // Made again, and whole.
        let after = try read(Counted(folder.path), batches: 24, cache: cache)
        #expect(after.bytes == plain.bytes && after.warnings.isEmpty)
        #expect(after.debug == ["decoded pictures are read from \(path)"])
    }

    @Test("no room: it is said once, and pictures are decoded again")
    func noRoom() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let small = DecodedCacheSettings(folder: cache.folder, limit: 2000)
        let plain = try read(Counted(folder.path), batches: 12, cache: nil)
        let limited = try read(Counted(folder.path), batches: 12, cache: small)
        #expect(limited.bytes == plain.bytes)
        #expect(
            limited.warnings == [
                "decoded, the pictures would take 4.3 KiB, more than the limit of 2.0 KiB, so they are decoded again in each epoch; raise it, as in --cache 1GB"
            ])
        // Where shapes differ the size is not known before.
        let surprised = try read(Counted(folder.path), batches: 12, cache: small, crop: .random(resizedTo: 9))
        #expect(surprised.warnings.count == 1)
        #expect(surprised.warnings.first?.hasPrefix("decoded pictures are not kept") == true)
        #expect(files().isEmpty)
        let nowhere = DecodedCacheSettings(folder: "/dev/null/decoded")
        let refused = try read(Counted(folder.path), batches: 12, cache: nowhere)
        #expect(refused.bytes == plain.bytes && refused.warnings.count == 1)
    }

    @Test(
        "nothing is taken from another user's folder, nor written through a link",
        .enabled(if: geteuid() == 0, "only root can give a folder to another user"))
    func foreign() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        let plain = try read(Counted(folder.path), batches: 12, cache: nil)
        _ = try read(Counted(folder.path), batches: 12, cache: cache)
        let file = try #require(files().first)
        try FileManager.default.moveItem(
            atPath: "\(cache.folder)/\(file)", toPath: "\(cache.folder)/private")
        let whole = FileManager.default.contents(atPath: "\(cache.folder)/private")
        try FileManager.default.createSymbolicLink(
            atPath: "\(cache.folder)/\(file).unfinished", withDestinationPath: "private")
        let linked = try read(Counted(folder.path), batches: 12, cache: cache)
        #expect(linked.bytes == plain.bytes)
        #expect(linked.warnings.count == 1 && linked.warnings[0].contains("is a link to private"))
        #expect(FileManager.default.contents(atPath: "\(cache.folder)/private") == whole)

        try #require(chown(cache.folder, 65_534, 65_534) == 0)
        let given = try read(Counted(folder.path), batches: 12, cache: cache)
        #expect(given.bytes == plain.bytes)
        #expect(given.warnings.count == 1 && given.warnings[0].contains("belongs to another user"))
    }

    @Test("a broken picture is reported in every run")
    func broken() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-cache") }
        var file = try PNGFile.encode(numbered(7, side: 12))
        file[file.count / 2] ^= 0xFF
        try folder.write(file, to: "0/7.png")
        for _ in 0..<2 {
            let run = try read(Counted(folder.path), batches: 12, cache: cache)
            #expect(run.warnings.count == 1 && run.warnings[0].hasPrefix("cannot read 0/7.png"))
        }
        #expect(files().count == 1)
    }

    @Test("a path names the same file from wherever it is seen, and one name in two places two files")
    func name() throws {
        let collection = try ImageFolder(folder.path).open()
        func path(_ place: String) throws -> String? {
            try DecodedFileName(
                collection, place: place,
                transform: ImageTransform(
                    size: ImageSize(side: 8), channels: 3, crop: .centre, isFlipping: false, filter: .bilinear),
                decoding: ImageDecoding(), folder: cache.folder)?.path
        }
        let here = FileManager.default.currentDirectoryPath
        #expect(try path("faces") == path(here + "/faces"))
        #expect(try path("faces") != path(here + "/elsewhere/faces"))
        #expect(try path("~/faces") == path(NSHomeDirectory() + "/faces"))
    }
}

import Foundation
import GANBase
import GANTensors
import Testing

@testable import GANData

struct SmileysTests {
    private let files = FileManager.default

    private func names(_ folder: String) throws -> [String] {
        try files.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func facesAreDrawnAsRealFilesAndReadThroughTheLoader() throws {
        let cache = try TemporaryFolder()
        let data = Smileys(size: ImageSize(side: 32), count: 12, cache: cache.path)
        #expect(data.sampleShape == [3, 32, 32])
        #expect(data.summary == "12 drawn smileys, 32×32")
        let stream = try data.open(LoadingOptions(batch: 12, seed: 1))
        defer { stream.close() }
        #expect(stream.summary == "12 drawn smileys, 32×32")
        let batch = try stream.next()
        #expect(batch.shape == [12, 3, 32, 32])
        #expect(batch.values().allSatisfy { $0 >= -1 && $0 <= 1 })
        let folder = cache.path + "/smileys/32x32-12"
        let written = try names(folder)
        #expect(written.filter { $0.hasSuffix(".jpg") }.count == 6)
        #expect(written.filter { $0.hasSuffix(".png") }.count == 6)
        #expect(written.last == "manifest.json")
        // Nothing is left aside.
        #expect(try names(cache.path + "/smileys") == ["32x32-12"])
    }

    @Test func aFaceIsAFunctionOfItsNumber() throws {
        let first = try SmileyDrawing(Smiley(index: 5), size: ImageSize(side: 32)).image()
        #expect(try SmileyDrawing(Smiley(index: 5), size: ImageSize(side: 32)).image() == first)
        let many = try (0..<200).map { try SmileyDrawing(Smiley(index: $0), size: ImageSize(side: 32)).image() }
        #expect(Set(many).count == 200)
    }

    /// Of a thousand faces, all kinds of eyes and mouths come.
    @Test func facesVary() {
        let faces = (0..<1000).map { Smiley(index: $0) }
        #expect(Set(faces.map(\.mouth.kind)) == Set(Smiley.Mouth.Kind.allCases))
        #expect(Set(faces.map(\.eyes.kind)) == Set(Smiley.Eyes.Kind.allCases))
    }

    /// Each of 100 faces stands out: the middle of the head differs from the corners of the picture, and is mostly
    /// light.
    @Test func headStandsOutFromTheBackground() throws {
        for index in 0..<100 {
            let smiley = Smiley(index: index)
            let image = try SmileyDrawing(smiley, size: ImageSize(side: 32)).image()
            let nose = (Int(smiley.head.x * 32), Int((smiley.head.y + 0.02) * 32))
            func pixel(_ x: Int, _ y: Int) -> [Int] { (0..<3).map { Int(image.pixels[3 * (y * 32 + x) + $0]) } }
            let difference = zip(pixel(nose.0, nose.1), pixel(0, 0)).map { abs($0 - $1) }.reduce(0, +)
            #expect(difference > 60, "face \(index)")
        }
    }

    @Test func interruptedDrawingIsRedone() throws {
        let cache = try TemporaryFolder()
        let drawing = SmileyFolder(size: ImageSize(side: 16), count: 6, cache: cache.path)
        let folder = try drawing.prepare()
        let whole = try names(folder)
        // Without its manifest the folder is not whole; what is in it is not trusted.
        try files.removeItem(atPath: folder + "/manifest.json")
        try files.removeItem(atPath: folder + "/00003.png")
        try Data([1]).write(to: URL(fileURLWithPath: folder + "/00002.jpg"))
        #expect(try drawing.prepare() == folder)
        #expect(try names(folder) == whole)
        let redrawn = try Data(contentsOf: URL(fileURLWithPath: folder + "/00002.jpg"))
        #expect(ImageFormat(recognising: Array(redrawn)) == .jpeg)
        // A power cut may leave empty files behind.
        try Data().write(to: URL(fileURLWithPath: folder + "/00002.jpg"))
        _ = try drawing.prepare()
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/00002.jpg")) == redrawn)
        // A picture deleted from a whole folder is missed too.
        try files.removeItem(atPath: folder + "/00000.jpg")
        _ = try drawing.prepare()
        #expect(try names(folder) == whole)
    }

    @Test func wholeFolderIsUsedAsItIs() throws {
        let cache = try TemporaryFolder()
        let drawing = SmileyFolder(size: ImageSize(side: 16), count: 3, cache: cache.path)
        let file = try drawing.prepare() + "/00001.png"
        let before = try files.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
        _ = try drawing.prepare()
        #expect(try files.attributesOfItem(atPath: file)[.systemFileNumber] as? Int == before)
    }

    @Test func abandonedDrawingsAreRemoved() throws {
        let cache = try TemporaryFolder()
        // No process has this number: Linux and macOS stop far below.
        let abandoned = cache.path + "/smileys/.16x16-3-999999999-ABCD"
        let ours = cache.path + "/smileys/.16x16-9-\(ProcessInfo.processInfo.processIdentifier)-ABCD"
        for folder in [abandoned, ours] {
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        _ = try SmileyFolder(size: ImageSize(side: 16), count: 3, cache: cache.path).prepare()
        #expect(!files.fileExists(atPath: abandoned))
        #expect(files.fileExists(atPath: ours))
    }

    @Test func drawnAtTheSameTimeTwice() throws {
        let cache = try TemporaryFolder()
        let path = cache.path
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            #expect(throws: Never.self) { try SmileyFolder(size: ImageSize(side: 16), count: 8, cache: path).prepare() }
        }
        #expect(try names(path + "/smileys/16x16-8").count == 9)
        #expect(try names(path + "/smileys") == ["16x16-8"])
    }

    @Test func unwritableCacheIsExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "file")
        let error = failure {
            try Smileys(size: ImageSize(side: 16), count: 3, cache: folder.path + "/file").open(
                LoadingOptions(batch: 1, seed: 1))
        }
        #expect(
            error
                == GANError(
                    .cannotWrite,
                    "cannot make the cache folder \(folder.path)/file/smileys; set GAN_CACHE to a folder that can be "
                        + "written to"))
    }

    @Test(arguments: [(4, 10), (1024, 10), (32, 0)])
    func impossibleNumbers(side: Int, count: Int) {
        let error = failure { try Smileys(side: side, count: count).open(LoadingOptions(batch: 1, seed: 1)) }
        #expect(error.status == .usage)
    }
}

import Foundation
import GANKit
import GANTesting
import Synchronization
import Testing

/// The laws of sources of pictures.
@Suite("Laws of sources")
struct SourceLawTests {
    /// A folder with one place of every kind that is read.
    private final class Places {
        let path = NSTemporaryDirectory() + "gan-laws-\(UUID().uuidString)"

        init() throws {
            var (zip, tar) = ([UInt8](), [UInt8]())
            var zipped = ZipWriter { zip += $0 }
            var shard = TarWriter { tar += $0 }
            for number in 0..<30 {
                let file = try PNGFile.encode(Self.picture(number))
                try write(file, "folder/\(number % 2)/\(number).png")
                try zipped.add("\(number).png", file)
                try shard.add("\(number).png", file)
            }
            try write(Array("no picture".utf8), "folder/1/broken.png")
            let torn = try PNGFile.encode(Self.picture(7)).dropLast(40)
            try write(Array(torn), "folder/1/torn.png")
            try zipped.finish()
            try shard.finish()
            try write(zip, "all.zip")
            try write(tar, "all.tar")
            let planes = (0..<3).map { [UInt8](repeating: UInt8(20 * $0), count: 3072) }
            for name in (1...5).map({ "data_batch_\($0).bin" }) {
                try write(zip3(planes).flatMap { [$0.0] + $0.1 }, "cifar/\(name)")
            }
            try write([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5] + (0..<60), "mnist/train-images-idx3-ubyte")
            try write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9], "mnist/train-labels-idx1-ubyte")
        }

        private func zip3(_ planes: [[UInt8]]) -> [(UInt8, [UInt8])] { zip([6, 0, 9] as [UInt8], planes).map { $0 } }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        static func picture(_ number: Int) throws -> DecodedImage {
            let pixels: [UInt8] = (0..<6 * 5).flatMap { [UInt8(number), UInt8($0), 77] as [UInt8] }
            return try DecodedImage(width: 6, height: 5, pixels: pixels)
        }

        private func write(_ bytes: [UInt8], _ name: String) throws {
            let url = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }

    @Test("what is shipped obeys them, files that cannot be read included")
    func shipped() throws {
        let places = try Places()
        let path = places.path
        for source in [
            ImageFolder("\(path)/folder"), ImageFolder("\(path)/folder", labelledByFolder: true),
            ImageZip("\(path)/all.zip"), ImageTar("\(path)/all.tar"), ImagePath("\(path)/all.tar"),
            ImagePath("\(path)/folder"), CIFAR10("\(path)/cifar"), MNIST("\(path)/mnist"),
        ] as [any ImageSource] {
            #expect(throws: Never.self, "\(source)") { try checkLaws(of: source) }
        }
    }

    /// A source with one mistake.
    struct Wrong: ImageSource, CustomTestStringConvertible {
        enum Mistake: String, Sendable {
            case shuffles = "names come in another order"
            case forgets = "open() lists 0 pictures"
            case alike = "two pictures have one name"
            case labels = "there are 2 class names"
            case parts = "the parts end at 3"
            case gaps = "a part begins at 3 where 2 is next"
            case silent = "does not say why"
            case clock = "fingerprint changes"
            case names = "the message of picture 2 holds its name"
            case statuses = "it must be a GANError with status 65"
            case counts = "is not the same when it is read again"
            case shares = "is not the same"
        }

        let mistake: Mistake
        var place: String { "memory" }
        var testDescription: String { "\(mistake)" }

        func open() throws -> any ImageCollection { Pictures(mistake: mistake) }
    }

    /// Two pictures, of which the second cannot be read.
    struct Torn: ImageSource, ImageCollection {
        let name: String
        let reason: String
        var place: String { "memory" }
        var count: Int { 2 }
        func open() throws -> any ImageCollection { self }
        func name(at index: Int) -> String { index == 1 ? name : "whole" }
        func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
            if index == 1 { throw GANError(.badData, reason) }
            return try DecodedImage(width: 1, height: 1, pixels: [1, 2, 3])
        }
    }

    private final class Pictures: ImageCollection {
        let mistake: Wrong.Mistake
        /// What a correct collection does not have: state that reading changes.
        private let reads = Mutex(0)
        private let first = Mutex(Int.random(in: 0..<1_000_000_000))

        init(mistake: Wrong.Mistake) { self.mistake = mistake }

        var count: Int { mistake == .forgets ? 0 : 4 }
        var classNames: [String] { ["cat", "dog"] }
        var parts: [Range<Int>] { mistake == .parts ? [0..<2, 2..<3] : mistake == .gaps ? [0..<2, 3..<4] : [0..<4] }

        func name(at index: Int) -> String {
            switch mistake {
            case .alike: "picture"
            case .shuffles: "\(first.withLock { $0 })-\(index)"
            default: "\(index).raw"
            }
        }

        func label(at index: Int) -> Int? { mistake == .labels ? index : index % 2 }

        func fingerprint() throws -> String? { mistake == .clock ? "\(first.withLock { $0 })" : "same" }

        func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
            if index == 2, mistake == .names { throw GANError(.badData, "2.raw is damaged") }
            if index == 2, mistake == .silent { throw GANError(.badData, "") }
            if index == 2, mistake == .statuses { throw GANError(.missingInput, "it is not there") }
            let number = reads.withLock { reads in
                reads += 1
                return reads
            }
            let shade =
                switch mistake {
                case .counts: number
                case .shares: Int(UInt(bitPattern: Thread.current.hash) >> 4)
                default: index
                }
            return try DecodedImage(
                width: 1, height: 1, pixels: (0..<3).map { UInt8(truncatingIfNeeded: shade >> (8 * $0)) })
        }
    }

    @Test(
        "a message may hold what a short name, a number or a part of a word would be",
        arguments: [
            ("1", "it has 1 byte instead of 20"), ("4096", "it has 4096 bytes instead of 4100"),
            ("face", "the interface is closed"), ("2.raw", "12.rawness is no format"),
        ])
    func names(name: String, reason: String) throws { try checkLaws(of: Torn(name: name, reason: reason)) }

    @Test(
        "a message that holds the name is named",
        arguments: [
            ("1.png", "1.png is torn"), ("a/b", "no picture in 'a/b'"), ("face", "an interface and a face"),
            ("face7", "face7: it is torn"),
        ])
    func namesInMessages(name: String, reason: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: Torn(name: name, reason: reason)) }
        #expect(
            broken?.laws == [
                "the message of picture 1 holds its name; whoever reads puts the name before it"
            ])
    }

    @Test(
        "each mistake is named",
        arguments: [
            .shuffles, .forgets, .alike, .labels, .parts, .gaps, .silent, .clock, .names, .statuses, .counts, .shares,
        ] as [Wrong.Mistake])
    func mistakes(mistake: Wrong.Mistake) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: Wrong(mistake: mistake)) }
        #expect(broken?.laws.contains { $0.contains(mistake.rawValue) } == true, "\(String(describing: broken))")
    }
}

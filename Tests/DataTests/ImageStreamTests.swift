import Foundation
import GANBase
import GANData
import GANTensors
import GANTestSupport
import Testing

struct ImageStreamTests {
    /// Reads batches and returns their elements in the order N, C, H, W.
    private func batches(
        _ data: any TrainingData, _ count: Int, batch: Int, seed: UInt64 = 1, workers: Int = 2,
        messages: Messages = Messages()
    ) throws -> [[Double]] {
        let stream = try data.open(
            LoadingOptions(batch: batch, seed: seed, workers: workers, logger: messages.logger))
        defer { stream.close() }
        return try (0..<count).map { _ in try stream.next().values() }
    }

    /// The numbers of the pictures of ``TemporaryFolder/writeNumbered(_:side:)`` in a batch.
    private func numbers(in batch: [Double], side: Int = 4) -> [Int] {
        stride(from: 0, to: batch.count, by: 3 * side * side).map { Int(((batch[$0] + 1) * 127.5).rounded()) }
    }

    private func flips(in batch: [Double], side: Int = 4) -> [Bool] {
        stride(from: side * side, to: batch.count, by: 3 * side * side).map { batch[$0] > 0 }
    }

    @Test func batchHasShapeAndRange() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(3)
        let data = Images.images(in: folder.path, side: 4)
        #expect(data.sampleShape == [3, 4, 4])
        #expect(data.summary == "pictures in \(folder.path), 4×4")
        let stream = try data.open(LoadingOptions(batch: 2, seed: 1))
        #expect(stream.summary == "3 pictures in \(folder.path), 4×4")
        let batch = try stream.next()
        #expect(batch.shape == [2, 3, 4, 4])
        #expect(batch.isChannelsLast && batch.dtype == .float32 && batch.device == .cpu)
        let values = batch.values()
        // float32 keeps seven digits.
        #expect(abs(values[16] - (10 / 127.5 - 1)) < 1e-6)
        #expect(abs(values[32] - (77 / 127.5 - 1)) < 1e-6)
        #expect(stream.sampleCount == 3 && stream.unreadable.isEmpty && stream.secondsWaited >= 0)
        stream.close()
        stream.close()
        #expect(failure { try stream.next() }.status == .ourFault)
    }

    @Test(arguments: [DType.float64, .float32, .bfloat16])
    func batchHasTheWantedType(dtype: DType) throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(1)
        let data = Images.images(in: folder.path, side: 4)
        let stream = try data.open(LoadingOptions(batch: 1, seed: 1, dtype: dtype))
        defer { stream.close() }
        let batch = try stream.next()
        #expect(batch.dtype == dtype)
        let tolerance = dtype == .float64 ? 1e-15 : dtype == .float32 ? 1e-7 : 4e-3
        #expect(abs(batch.values()[32] - (77 / 127.5 - 1)) <= tolerance)
    }

    @Test func everyPictureComesOnceAnEpoch() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(24)
        let read = try batches(Images.images(in: folder.path, side: 4), 8, batch: 6).map { numbers(in: $0) }
        #expect(read[0..<4].joined().sorted() == Array(0..<24))
        #expect(read[4..<8].joined().sorted() == Array(0..<24))
        #expect(Array(read[0..<4].joined()) != Array(read[4..<8].joined()))
    }

    @Test func workersChangeNothing() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(50)
        try folder.write(try fixture("truncated.jpg"), to: "3/bad.jpg")
        try folder.write(try fixture("badcrc.png"), to: "4/bad.png")
        let data = Images.images(in: folder.path, side: 4, flipped: true)
        let (one, four) = (Messages(), Messages())
        let single = try batches(data, 30, batch: 7, workers: 1, messages: one)
        #expect(try batches(data, 30, batch: 7, workers: 4, messages: four) == single)
        #expect(one.warnings == four.warnings)
        #expect(one.warnings.count == 2)
        #expect(try batches(data, 30, batch: 7, seed: 2, workers: 1) != single)
    }

    @Test func flipsAreDrawnAnewForEachPictureAndEpoch() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(64)
        let data = Images.images(in: folder.path, side: 4, flipped: true)
        func flipsByNumber(_ batch: [Double]) -> [Bool] {
            zip(numbers(in: batch), flips(in: batch)).sorted { $0.0 < $1.0 }.map(\.1)
        }
        let epochs = try batches(data, 2, batch: 64).map(flipsByNumber)
        #expect(epochs[0] != epochs[1])
        for epoch in epochs {
            // 64 fair coins: 14 from the middle is 3.5 standard deviations.
            #expect(abs(epoch.count { $0 } - 32) < 14)
        }
        // The order of a picture's neighbours does not matter: another batch size gives the same flips.
        let others = try batches(data, 8, batch: 16)
        #expect(flipsByNumber(Array(others[0..<4].joined())) == epochs[0])
        #expect(
            try !flips(in: batches(Images.images(in: folder.path, side: 4), 1, batch: 64)[0]).contains(true))
    }

    @Test func batchLargerThanTheFolder() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(3)
        let read = try batches(Images.images(in: folder.path, side: 4), 3, batch: 8).map { numbers(in: $0) }
        let running = Array(read.joined())
        for epoch in 0..<8 {
            #expect(running[3 * epoch..<3 * epoch + 3].sorted() == [0, 1, 2])
        }
    }

    @Test func unreadablePicturesAreReplacedNamedAndCounted() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(5)
        try folder.write(try fixture("truncated.jpg"), to: "z.jpg")
        try folder.write(try fixture("huge.png"), to: "y.png")
        try folder.write(Array("text".utf8), to: "x.jpg")
        let messages = Messages()
        let data = Images.images(in: folder.path, side: 4)
        let stream = try data.open(.tolerant(batch: 7, logger: messages.logger))
        defer { stream.close() }
        for _ in 0..<3 {
            let read = numbers(in: try stream.next().values())
            #expect(Set(read) == Set(0..<5))
            #expect(read.count == 7)
        }
        #expect(stream.sampleCount == 5)
        #expect(stream.summary.hasPrefix("5 pictures"))
        #expect(Set(stream.unreadable.map(\.name)) == ["x.jpg", "y.png", "z.jpg"])
        #expect(messages.warnings.first == "cannot read x.jpg: neither JPEG nor PNG inside; it is text; skipped")
        #expect(messages.warnings.contains("cannot read z.jpg: Premature end of JPEG file; skipped"))
        #expect(messages.warnings.count == 3)
    }

    @Test func manyUnreadableFilesAreNamedTenTimes() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(1)
        for number in 0..<30 {
            try folder.write([], to: "\(number).jpg")
        }
        let messages = Messages()
        let data = Images.images(in: folder.path, side: 4)
        let stream = try data.open(.tolerant(batch: 1, logger: messages.logger))
        stream.close()
        #expect(messages.warnings.count == 11)
        #expect(
            messages.warnings.last
                == "30 pictures cannot be read so far; more are counted without their names")
        #expect(stream.unreadable.count == 30)
    }

    @Test func folderWhoseEveryPictureIsBroken() throws {
        let folder = try TemporaryFolder()
        try folder.write(try fixture("truncated.jpg"), to: "a.jpg")
        try folder.write(try fixture("badcrc.png"), to: "b.png")
        let error = failure {
            try Images.images(in: folder.path, side: 4).open(LoadingOptions(batch: 1, seed: 1))
        }
        #expect(
            error
                == GANError(
                    .missingInput,
                    "no readable picture in \"\(folder.path)\": it has 2 JPEG or PNG files, and none can be decoded: "
                        + "a.jpg: Premature end of JPEG file; b.png: IDAT: CRC error"))
    }

    @Test func picturesThatAllVanishWhileReading() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(2)
        let stream = try Images.images(in: folder.path, side: 4).open(.tolerant(batch: 2, workers: 1))
        try FileManager.default.removeItem(atPath: folder.path)
        // A few batches were read ahead.
        let error = failure {
            for _ in 0..<20 { _ = try stream.next() }
        }
        #expect(error.status == .missingInput)
        #expect(error.message.hasPrefix("none of the 2 pictures can be read; the first of them: 0/"))
    }

    @Test func picturesThatVanishAreReplacedAndNamed() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(30)
        let messages = Messages()
        let stream = try Images.images(in: folder.path, side: 4)
            .open(.tolerant(batch: 1, workers: 1, logger: messages.logger))
        defer { stream.close() }
        // A few batches were read ahead, so not each of the ten is missed in the first epoch.
        try FileManager.default.removeItem(atPath: folder.path + "/1")
        for _ in 0..<60 { _ = try stream.next() }
        #expect(stream.sampleCount == 20)
        #expect(Set(stream.unreadable.map(\.name)) == Set((10..<20).map { "1/\($0).png" }))
        #expect(messages.warnings.allSatisfy { $0.hasSuffix(".png: it has vanished since it was listed; skipped") })
    }

    @Test(arguments: [(0, 1, 1), (-3, 1, 1), (4, 0, 1), (4, 1, 0), (16_384, 64, 1)])
    func impossibleNumbers(side: Int, batch: Int, workers: Int) throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(1)
        let error = failure {
            try Images.images(in: folder.path, side: side).open(
                LoadingOptions(batch: batch, seed: 1, workers: workers))
        }
        #expect(error.status == .usage)
    }
}

import GANBase
import GANData
import GANTensors
import Testing

/// Where a stream is, parts of it for several processes, and what it does about bad pictures.
struct LoaderPositionTests {
    private func sources(_ folder: TemporaryFolder) -> [any TrainingData] {
        [
            Images.images(in: folder.path, side: 4, flipped: true, crop: .random(resizedTo: 6)),
            TensorSamples(Random(seed: 1).normal([11, 3])),
            Points.ring(),
        ]
    }

    @Test("a stream goes on exactly where another one stopped")
    func position() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(11, side: 8)
        for data in sources(folder) {
            let whole = try data.open(LoadingOptions(batch: 3, seed: 2))
            defer { whole.close() }
            var batches: [[Double]] = []
            for number in 0..<12 {
                #expect(whole.position == number)
                batches.append(try whole.next().contiguous().values())
            }
            for first in [0, 1, 5, 11] {
                var options = LoadingOptions(batch: 3, seed: 2)
                options.firstBatch = first
                let rest = try data.open(options)
                defer { rest.close() }
                #expect(rest.position == first)
                for number in first..<12 {
                    #expect(try rest.next().contiguous().values() == batches[number])
                }
            }
        }
    }

    @Test("the batches of several processes together are one large batch", arguments: [2, 3])
    func processes(count: Int) throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(25, side: 4)
        let data = Images.images(in: folder.path, side: 4, flipped: true)
        let large = try data.open(LoadingOptions(batch: 4 * count, seed: 2))
        defer { large.close() }
        let parts = try (0..<count).map { process in
            var options = LoadingOptions(batch: 4, seed: 2)
            (options.process, options.processes) = (process, count)
            return try data.open(options)
        }
        defer { parts.forEach { $0.close() } }
        for _ in 0..<10 {
            #expect(
                try large.next().contiguous().values() == parts.flatMap { try $0.next().contiguous().values() })
        }
        for (process, processes) in [(2, 2), (-1, 2), (0, 0)] {
            var options = LoadingOptions(batch: 4, seed: 2)
            (options.process, options.processes) = (process, processes)
            #expect(failure { try data.open(options) }.status == .usage)
        }
    }

    @Test("a bad picture stops the training where that is asked for")
    func stop() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(40)
        try folder.write(try fixture("truncated.jpg"), to: "z.jpg")
        var options = LoadingOptions(batch: 41, seed: 3)
        options.badImages = .stop
        let stream = try Images.images(in: folder.path, side: 4).open(options)
        defer { stream.close() }
        #expect(
            failure { try stream.next() }
                == GANError(
                    .badData,
                    "cannot read z.jpg: Premature end of JPEG file. Mend or remove it, or go on without it by --bad-images skip"
                ))
    }

    @Test("more than 5 % bad pictures stop the training, also when they are found while listing")
    func tooMany() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(38)
        try folder.write(try fixture("truncated.jpg"), to: "y.jpg")
        try folder.write(Array("text".utf8), to: "x.jpg")
        let data = Images.images(in: folder.path, side: 4)
        let tolerated = try data.open(LoadingOptions(batch: 39, seed: 3))
        defer { tolerated.close() }
        // 2 of 40 are 5 %, and no more.
        _ = try tolerated.next()
        #expect(tolerated.unreadable.count == 2)
        try folder.write(Array("text".utf8), to: "w.jpg")
        try folder.write(Array("text".utf8), to: "v.jpg")
        let error = failure { try data.open(LoadingOptions(batch: 4, seed: 3)) }
        #expect(
            error
                == GANError(
                    .badData,
                    "3 of 42 pictures cannot be read, 7.1 %, and more than 5 % are too many; the first: v.jpg: neither JPEG nor PNG inside; it is text. Mend or remove them ('gan data inspect' lists them all), or allow more, for example by --bad-images 10%"
                ))
        var options = LoadingOptions(batch: 4, seed: 3)
        options.badImages = try BadImages(parsing: "10%")
        try data.open(options).close()
    }
}

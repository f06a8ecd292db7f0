import Foundation
import GANBase
import GANData
import Testing

/// CIFAR-10 and MNIST in their authors' formats.
struct RawPicturesTests {
    private let again = "; download it again"
    private let folder: TemporaryFolder
    /// Three pictures: planes of one value each, 10·n + 1, 2 and 3.
    private let planes = (0..<3).map { number in
        (1...3).flatMap { [UInt8](repeating: UInt8(10 * number + $0), count: 1024) }
    }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A pickle with the opcodes of the published files, of Python 2's cPickle.
    private func pickle(
        labels: [UInt8] = [6, 0, 9], global: String = "numpy.core.multiarray\n_reconstruct\n",
        shape: [UInt8] = [0x4B, 3, 0x4D, 0, 0x0C, 0x86], type: String = "u1", isTransposed: Bool = false
    ) -> [UInt8] {
        func text(_ text: String) -> [UInt8] { [0x55, UInt8(text.utf8.count)] + Array(text.utf8) }
        func put(_ number: UInt8) -> [UInt8] { [0x71, number] }
        var bytes: [UInt8] = [0x80, 2, 0x7D] + put(1) + [0x28]
        bytes += text("batch_label") + put(2) + text("training batch 1 of 5") + put(3)
        bytes += text("labels") + put(4) + [0x5D] + put(5) + [0x28] + labels.flatMap { [0x4B, $0] } + [0x65]
        bytes += text("data") + put(6) + [0x63] + Array(global.utf8) + put(7)
        bytes += [0x63] + Array("numpy\nndarray\n".utf8) + put(8) + [0x4B, 0, 0x85] + put(9) + text("b") + put(10)
        bytes += [0x87] + put(11) + [0x52] + put(12) + [0x28, 0x4B, 1] + shape + put(13)
        bytes += [0x63] + Array("numpy\ndtype\n".utf8) + put(14) + text(type) + [0x4B, 0, 0x4B, 1, 0x87, 0x52]
        bytes +=
            [0x28, 0x4B, 3] + text("|") + [0x4E, 0x4E, 0x4E] + [
                0x4A, 255, 255, 255, 255, 0x4A, 255, 255, 255, 255, 0x4B, 0, 0x74, 0x62,
            ]
        bytes += [isTransposed ? 0x88 : 0x89, 0x54, 0, 0x24, 0, 0] + planes.joined() + [0x74, 0x62]
        bytes += text("filenames") + [0x5D, 0x28] + text("a.png") + [0x72, 0, 1, 0, 0] + text("b.png") + [0x65, 0x75]
        return bytes + [0x2E]
    }

    private func expectPictures(of collection: any ImageCollection, name: String) throws {
        #expect(collection.count == 3)
        #expect(collection.labels == [6, 0, 9])
        #expect(collection.names == ["\(name)[0]", "\(name)[1]", "\(name)[2]"])
        let image = try collection.image(at: 1)
        #expect((image.width, image.height) == (32, 32))
        #expect(Array(image.pixels.prefix(6)) == [11, 12, 13, 11, 12, 13])
        #expect(try Array(collection.image(at: 2).pixels.suffix(3)) == [21, 22, 23])
    }

    @Test func cifarsBinaryBatches() throws {
        let bytes: [UInt8] = zip([6, 0, 9] as [UInt8], planes).flatMap { label, planes in [label] + planes }
        try folder.write(bytes, to: "cifar-10-batches-bin/test_batch.bin")
        try expectPictures(of: CIFAR10(folder.path, part: .test).open(), name: "test_batch.bin")
        for number in 1...5 { try folder.write(bytes, to: "data_batch_\(number).bin") }
        let train = try CIFAR10(folder.path).open()
        #expect(train.count == 15)
        #expect(train.name(at: 14) == "data_batch_5.bin[2]")
        #expect(try train.image(at: 13) == train.image(at: 1))
    }

    @Test func cifarsPythonBatches() throws {
        try folder.write(pickle(), to: "test_batch")
        try expectPictures(of: CIFAR10(folder.path, part: .test).open(), name: "test_batch")
    }

    private func message(_ bytes: [UInt8], _ name: String) throws -> String {
        try folder.write(bytes, to: name)
        let error = failure { try CIFAR10(folder.path, part: .test).open() }
        #expect(error.status == .badData)
        let start = "cannot read CIFAR-10 from \"\(folder.path)/\(name)\": "
        #expect(error.message.hasPrefix(start), "\(error)")
        return String(error.message.dropFirst(start.count))
    }

    @Test func picklesThatAreNoBatchesAreRefused() throws {
        let no = "it is not a pickle as CIFAR-10's batches are: "
        #expect(
            try message(pickle(global: "posix\nsystem\n"), "test_batch")
                == no + "it asks for \"posix system\", which could run a program" + again)
        #expect(
            try message(pickle(labels: [6, 0]), "test_batch") == "9,216 bytes of pixels do not fit 2 labels" + again)
        #expect(try message(pickle(labels: [6, 0, 10]), "test_batch") == "a label is 10; CIFAR-10 has 0 to 9" + again)
        #expect(try message([0x80, 4, 0x2E], "test_batch") == no + "it does not begin as one" + again)
        #expect(
            try message([0x80, 2, 0x58, 0x2E], "test_batch") == no + "opcode 88 at byte 2 is none that they have"
                + again)
        let nested = [0x80, 2, 0x4E] + [UInt8](repeating: 0x85, count: 1_000_000)
        #expect(try message(nested, "test_batch") == no + "it has too many lists or tuples" + again)
        #expect(try message([0x80, 2, 0x4E, 0x2E], "test_batch") == no + "it holds no dictionary" + again)
    }

    /// Their bytes are as many, and would be read as noise.
    @Test func picklesOfAnotherOrderShapeOrTypeAreRefused() throws {
        let rows = ", and theirs of shape (N, 3072) and type u1, rows first" + again
        let start = "it is not a pickle as CIFAR-10's batches are: its pixels are an array of shape "
        // (3072, 3), then (3, 32, 32, 3).
        let columns: [UInt8] = [0x4D, 0, 0x0C, 0x4B, 3, 0x86]
        let pixels: [UInt8] = [0x28, 0x4B, 3, 0x4B, 32, 0x4B, 32, 0x4B, 3, 0x74]
        let two: [UInt8] = [0x4B, 2, 0x4D, 0, 0x0C, 0x86]
        #expect(try message(pickle(shape: columns), "test_batch") == start + "(3072, 3) and type u1" + rows)
        #expect(try message(pickle(shape: pixels), "test_batch") == start + "(3, 32, 32, 3) and type u1" + rows)
        #expect(try message(pickle(shape: two), "test_batch") == start + "(2, 3072) and type u1" + rows)
        #expect(try message(pickle(type: "f4"), "test_batch") == start + "(3, 3072) and type f4" + rows)
        #expect(
            try message(pickle(isTransposed: true), "test_batch") == start + "(3, 3072) and type u1, columns first"
                + rows)
    }

    @Test func truncatedAndFlippedPicklesNeverCrash() throws {
        let whole = pickle()
        let header = whole.count - 9216 - 40
        for length in Array(0..<400) + [whole.count - 1] where length < header || length > 9216 {
            #expect(!(try message(Array(whole.prefix(length)), "test_batch")).isEmpty)
        }
        for position in Array(0..<330) + Array(whole.count - 40..<whole.count) {
            var damaged = whole
            damaged[position] ^= 1 << (position % 8)
            try folder.write(damaged, to: "test_batch")
            guard let collection = try? CIFAR10(folder.path, part: .test).open() else { continue }
            for index in 0..<collection.count { _ = try? collection.image(at: index) }
        }
    }

    @Test func cifarsFilesThatAreMissingOrCut() throws {
        #expect(
            failure { try CIFAR10(folder.path, part: .test).open() }
                == GANError(
                    .missingInput,
                    "no CIFAR-10 in \"\(folder.path)\": looked for test_batch.bin (binary version) and test_batch "
                        + "(Python version); name the folder that the archive unpacks to"))
        #expect(
            try message([UInt8](repeating: 1, count: 4000), "test_batch.bin")
                == "4,000 bytes are not a whole number of records of 3,073 bytes; it is cut short, or no binary batch; download it again"
        )
    }

    // MARK: MNIST

    private let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5]

    @Test(arguments: [true, false])
    func mnistPlainAndPacked(isPacked: Bool) throws {
        if isPacked {
            for name in ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"] {
                try folder.write(fixture("archives/" + name), to: name)
            }
        } else {
            try folder.write(header + (0..<60), to: "train-images-idx3-ubyte")
            try folder.write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9], to: "train-labels.idx1-ubyte")
        }
        let collection = try MNIST(folder.path).open()
        #expect(collection.labels == [7, 0, 9])
        let image = try collection.image(at: 1)
        #expect((image.width, image.height) == (5, 4))
        #expect(image.pixels == (20..<40).flatMap { [UInt8]([$0, $0, $0]) })
    }

    /// As `cat a.gz b.gz > c.gz` makes them; gunzip takes them for one file.
    @Test func gzipOfSeveralMembers() throws {
        // A block that is stored, not compressed.
        func packed(_ bytes: [UInt8]) -> [UInt8] {
            let (count, sum) = (UInt16(bytes.count), crc(bytes))
            let block = [1, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)] + bytes
            let end = [sum, UInt32(count)].flatMap { number in (0..<4).map { UInt8(number >> (8 * $0) & 255) } }
            return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + block + end
        }
        let whole = header + (0..<60)
        let parts = [Array(whole[..<7]), [], Array(whole[7..<40]), Array(whole[40...])]
        try folder.write(parts.flatMap(packed), to: "train-images-idx3-ubyte.gz")
        let image = try MNIST(folder.path).open().image(at: 2)
        #expect(image.pixels == (40..<60).flatMap { [UInt8]([$0, $0, $0]) })
        // gunzip passes over zeros behind the last one.
        try folder.write(parts.flatMap(packed) + [0, 0, 0], to: "train-images-idx3-ubyte.gz")
        #expect(try MNIST(folder.path).open().count == 3)
        #expect(
            try mnistMessage((parts + [[1]]).flatMap(packed), "train-images-idx3-ubyte.gz")
                == "more than the 76 bytes come out that it should have: the file is damaged; copy or download it again"
        )
        #expect(
            try mnistMessage(parts.dropLast().flatMap(packed), "train-images-idx3-ubyte.gz")
                == "40 bytes come out instead of the 76 it should have: the file is damaged; copy or download it again")
    }

    /// The checksum of gzip, by its definition.
    private func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }

    /// torchvision puts several data sets side by side.
    @Test func foldersOfTorchvision() throws {
        func write(_ place: String, _ first: UInt8) throws {
            try folder.write(header + (0..<60).map { $0 + first }, to: "\(place)/raw/train-images-idx3-ubyte")
        }
        func firstPixel(_ place: String = "") throws -> UInt8? {
            try MNIST(folder.path + place).open().image(at: 0).pixels.first
        }
        try write("FashionMNIST", 1)
        try folder.write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9], to: "MNIST/raw/train-labels-idx1-ubyte")
        #expect(try firstPixel() == 1)
        // Labels of another data set are none.
        #expect(try MNIST(folder.path).open().labels == [nil, nil, nil])
        try write("KMNIST", 2)
        let error = failure { try MNIST(folder.path).open() }
        #expect(
            error
                == GANError(
                    .usage,
                    "\"\(folder.path)\" holds several data sets, FashionMNIST/raw and KMNIST/raw; name the folder of one"
                ))
        #expect(try firstPixel("/KMNIST") == 2)
        try write("MNIST", 3)
        #expect(try firstPixel() == 3)
        #expect(try MNIST(folder.path).open().labels == [7, 0, 9])
    }

    private func mnistMessage(_ bytes: [UInt8], _ name: String = "train-images-idx3-ubyte") throws -> String {
        try folder.write(bytes, to: name)
        let error = failure { try MNIST(folder.path).open() }
        #expect(error.status == .badData)
        return String(error.message.split(separator: "\": ", maxSplits: 1).last ?? "")
    }

    @Test func damagedIDXFilesAreRefused() throws {
        #expect(try mnistMessage([0, 0, 9, 3]) == "it is no IDX file of bytes in 3 dimensions" + again)
        #expect(try mnistMessage(header + (0..<59)) == "it has 75 bytes, and its header asks for 76" + again)
        let huge = [0, 0, 8, 3] + [UInt8](repeating: 255, count: 12)
        #expect(
            try mnistMessage(huge)
                == "its header says 4,294,967,295×4,294,967,295×4,294,967,295, which cannot be read" + again)
        try folder.write(header + (0..<60), to: "train-images-idx3-ubyte")
        #expect(
            try mnistMessage([0, 0, 8, 1, 0, 0, 0, 2, 7, 0], "train-labels-idx1-ubyte")
                == "it has 2 labels for 3 pictures; download both again")
    }

    @Test func damagedGzipIsRefused() throws {
        let whole = try fixture("archives/train-images-idx3-ubyte.gz")
        for length in 0..<whole.count {
            #expect(!(try mnistMessage(Array(whole.prefix(length)))).isEmpty, "\(length) bytes")
        }
        // The checksum is in the eight bytes at the end.
        for position in whole.count - 8..<whole.count {
            var damaged = whole
            damaged[position] ^= 1
            #expect(try mnistMessage(damaged).hasPrefix("its compressed bytes are damaged (incorrect "))
        }
    }
}

public import GANBase

/// The pictures of CIFAR-10 as its authors publish them, the binary or the Python version, read in place.
///
/// 50,000 pictures to train on and 10,000 for tests, 32×32, with their classes as labels.
public struct CIFAR10: ImageSource {
    /// The folder as the user wrote it; a leading `~` stands for the home folder.
    public let place: String
    /// The pictures to train on or those for tests.
    public let part: DataSetPart

    /// Names the folder; it is not looked at before ``open()``.
    ///
    /// - Parameters:
    ///   - folder: The folder with the batch files, or the one that holds `cifar-10-batches-bin` or
    ///     `cifar-10-batches-py`.
    ///   - part: The pictures to train on or those for tests.
    public init(_ folder: String, part: DataSetPart = .train) {
        place = folder
        self.part = part
    }

    /// Finds the batch files and reads their labels.
    ///
    /// - Throws: `GANError` with status 66 when a batch is missing, 65 when one is damaged.
    public func open() throws -> any ImageCollection {
        let files = DataSetFiles(place: place, what: "CIFAR-10")
        let names = part == .train ? (1...5).map { "data_batch_\($0)" } : ["test_batch"]
        let parts = try names.map { name in
            if let path = ["", "cifar-10-batches-bin"].lazy.compactMap({ files.find([name + ".bin"], in: $0) }).first {
                return try files.read(path) { try CIFARBatch.binary($0, name: name + ".bin") }
            }
            guard let path = ["", "cifar-10-batches-py"].lazy.compactMap({ files.find([name], in: $0) }).first else {
                throw files.missing("\(name).bin (binary version) and \(name) (Python version)")
            }
            return try files.read(path) { try CIFARBatch.python($0, name: name) }
        }
        return RawRecords(parts, shape: CIFARBatch.shape)
    }
}

extension TrainingData where Self == Images {
    /// CIFAR-10 as its authors publish it, the binary or the Python version.
    ///
    /// - Parameters:
    ///   - folder: The folder that the archive unpacks to.
    ///   - side: The side of the pictures in pixels; they have 32.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    public static func cifar10(in folder: String, side: Int = 32, flipped: Bool = false) -> Images {
        Images(from: CIFAR10(folder), size: ImageSize(side: side), flipped: flipped)
    }

    /// CIFAR-10 as its authors publish it, the binary or the Python version, resized and cut to another shape.
    ///
    /// - Parameters:
    ///   - folder: The folder that the archive unpacks to.
    ///   - size: The size of the pictures in a batch; they have 32×32 pixels.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    public static func cifar10(in folder: String, size: ImageSize, flipped: Bool = false) -> Images {
        Images(from: CIFAR10(folder), size: size, flipped: flipped)
    }
}

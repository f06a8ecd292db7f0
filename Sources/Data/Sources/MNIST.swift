import CImages
public import GANBase

/// The digits of MNIST, or another data set in its format (Fashion-MNIST, KMNIST), plain or compressed by gzip.
///
/// Grey becomes three equal channels. Labels are taken where their file is there.
public struct MNIST: ImageSource {
    /// The folder as the user wrote it; a leading `~` stands for the home folder.
    public let place: String
    /// The pictures to train on or those for tests.
    public let part: DataSetPart

    private static let longestSide = Int(CI_MAXIMUM_SIDE)

    /// Names the folder; it is not looked at before ``open()``.
    ///
    /// - Parameters:
    ///   - folder: The folder with `train-images-idx3-ubyte`, or the same with `.gz`.
    ///   - part: The pictures to train on or those for tests.
    public init(_ folder: String, part: DataSetPart = .train) {
        place = folder
        self.part = part
    }

    /// Finds the files and reads their headers, and what is compressed into memory.
    ///
    /// - Throws: `GANError` with status 66 when the pictures are missing, 65 when a file is damaged.
    public func open() throws -> any ImageCollection {
        let files = DataSetFiles(place: place, what: "MNIST")
        let prefix = part == .train ? "train" : "t10k"
        guard let path = find("\(prefix)-images", "idx3", files) else {
            throw files.missing("\(prefix)-images-idx3-ubyte and \(prefix)-images-idx3-ubyte.gz")
        }
        let images = try files.read(path) { file in
            let images = try IDXFile(file, dimensions: 3)
            guard max(images.sizes[1], images.sizes[2]) <= Self.longestSide else {
                throw GANError(
                    .badData,
                    "its pictures have \(images.sizes[2].grouped)×\(images.sizes[1].grouped) pixels; GANKit reads sides "
                        + "up to \(Self.longestSide.grouped)")
            }
            return images
        }
        let shape = RawRecords.Shape(width: images.sizes[2], height: images.sizes[1], planes: 1)
        let labels = try find("\(prefix)-labels", "idx1", files).map { path in
            try files.read(path) { file in
                let labels = try IDXFile(file, dimensions: 1)
                guard labels.sizes == [images.sizes[0]] else {
                    throw GANError(
                        .badData,
                        "it has \(labels.sizes[0].grouped) labels for \(images.sizes[0].grouped) pictures; download both again"
                    )
                }
                return try labels.contents()
            }
        }
        return RawRecords(
            [
                .init(
                    bytes: images.storage, count: images.sizes[0], first: images.first, stride: shape.byteCount,
                    labels: labels ?? [], name: String(path.split(separator: "/").last ?? ""))
            ], shape: shape)
    }

    private func find(_ name: String, _ kind: String, _ files: DataSetFiles) -> String? {
        let names = ["\(name)-\(kind)-ubyte", "\(name).\(kind)-ubyte"]
        return files.find(names + names.map { $0 + ".gz" }, in: ["raw", "MNIST/raw"])
    }
}

extension TrainingData where Self == Images {
    /// MNIST, or another data set in its format.
    ///
    /// - Parameters:
    ///   - folder: The folder with the files, plain or compressed by gzip.
    ///   - side: The side of the pictures in pixels; they have 28.
    public static func mnist(in folder: String, side: Int = 28) -> Images {
        Images(from: MNIST(folder), size: ImageSize(side: side))
    }

    /// MNIST, or another data set in its format, resized and cut to another shape.
    ///
    /// - Parameters:
    ///   - folder: The folder with the files, plain or compressed by gzip.
    ///   - size: The size of the pictures in a batch; they have 28×28 pixels.
    public static func mnist(in folder: String, size: ImageSize) -> Images {
        Images(from: MNIST(folder), size: size)
    }
}

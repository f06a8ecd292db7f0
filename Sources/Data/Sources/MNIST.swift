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
    /// The folders that torchvision makes for data sets of the format, beside each other in one folder.
    private static let siblings = ["FashionMNIST/raw", "KMNIST/raw", "QMNIST/raw"]

    /// Names the folder; it is not looked at before ``open()``.
    ///
    /// - Parameters:
    ///   - folder: The folder with `train-images-idx3-ubyte`, or the same with `.gz`; or one that holds it as `raw`, or as
    ///     torchvision's `MNIST/raw`, `FashionMNIST/raw` or `KMNIST/raw`.
    ///   - part: The pictures to train on or those for tests.
    public init(_ folder: String, part: DataSetPart = .train) {
        place = folder
        self.part = part
    }

    /// Finds the files and reads their headers, and what is compressed into memory.
    ///
    /// - Throws: `GANError` with status 66 when the pictures are missing, 65 when a file is damaged, 64 when the folder holds
    ///   several data sets and none is MNIST.
    public func open() throws -> any ImageCollection {
        let files = DataSetFiles(place: place, what: "MNIST")
        let prefix = part == .train ? "train" : "t10k"
        guard let (folder, path) = try findImages(prefix, files) else {
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
        let labels = try files.find(names("\(prefix)-labels", "idx1"), in: folder).map { path in
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

    /// The pictures' file, and the folder in which its labels are, too.
    private func findImages(_ prefix: String, _ files: DataSetFiles) throws -> (folder: String, path: String)? {
        let names = names("\(prefix)-images", "idx3")
        for folder in ["", "raw", "MNIST/raw"] {
            if let path = files.find(names, in: folder) { return (folder, path) }
        }
        let found = Self.siblings.compactMap { folder in files.find(names, in: folder).map { (folder, $0) } }
        guard found.count <= 1 else {
            throw GANError(
                .usage,
                "\"\(place)\" holds several data sets, \(found.map(\.0).joined(separator: " and ")); name the folder of one"
            )
        }
        return found.first
    }

    private func names(_ name: String, _ kind: String) -> [String] {
        let names = ["\(name)-\(kind)-ubyte", "\(name).\(kind)-ubyte"]
        return names + names.map { $0 + ".gz" }
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

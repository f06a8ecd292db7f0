import GANBase

/// Pictures from files: resized with antialiasing so that the shorter side fits, the middle cut out, flipped at
/// random on request.
///
/// To use it, write `data: .images(in: "faces", side: 64)`. JPEG and PNG files are recognised by content, found at
/// any depth, and decoded by worker threads ahead of the step. A file that cannot be read is reported by name and
/// skipped.
public struct Images: TrainingData {
    /// Where the encoded pictures are.
    public let source: any ImageSource
    /// The side of the square pictures in pixels.
    public let side: Int
    /// Whether each picture is flipped left to right with probability one half, anew in each epoch.
    public let isFlipped: Bool

    /// Makes training data of a source of pictures.
    ///
    /// - Parameters:
    ///   - source: Where the encoded pictures are.
    ///   - side: The side of the square pictures in pixels; 1 or more.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    public init(from source: any ImageSource, side: Int, flipped: Bool = false) {
        self.source = source
        self.side = side
        isFlipped = flipped
    }

    /// Shape [3, side, side].
    public var sampleShape: [Int] { [3, side, side] }

    /// "pictures in faces, 64×64".
    public var summary: String { "pictures in \(source.place), \(side)×\(side)" }

    /// Lists the pictures, makes sure that at least one can be read, and starts the workers.
    ///
    /// - Throws: `GANError` with status 66 when there is no readable picture, 64 when `side`, batch or workers are
    ///   impossible.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        try open(loading) { [place = source.place] count in
            "\(count.grouped) \(count == 1 ? "picture" : "pictures") in \(place)"
        }
    }

    /// Opens with words of one's own for the summary: how many of what.
    func open(_ loading: LoadingOptions, describe: @escaping @Sendable (Int) -> String) throws -> any SampleStream {
        try Self.check("the side of the pictures", side, atMost: 16_384)
        try Self.check("the batch", loading.batch, atMost: 1 << 20)
        try Self.check("the number of loader threads", loading.workers, atMost: 1024)
        guard 3 * side * side * loading.batch <= 1 << 32 else {
            throw GANError(
                .usage,
                "a batch of \(loading.batch.grouped) pictures of \(side)×\(side) needs more than 4 GB; lower either")
        }
        let collection = try source.open()
        try checkReadable(collection)
        return ImageStream(
            collection: collection, side: side, isFlipping: isFlipped, loading: loading, describe: describe)
    }

    private static func check(_ what: String, _ value: Int, atMost limit: Int) throws {
        guard value >= 1, value <= limit else {
            throw GANError(.usage, "\(what) must be 1 to \(limit.grouped), not \(value)")
        }
    }

    /// Stops before training when every single file is broken; mostly the first one is read and that is all.
    private func checkReadable(_ collection: any ImageCollection) throws {
        var broken: [UnreadableImage] = []
        for index in 0..<collection.count {
            do {
                _ = try collection.image(at: index)
                return
            } catch {
                let reason = (error as? GANError)?.message ?? "\(error)"
                broken.append(UnreadableImage(name: collection.name(at: index), reason: reason))
            }
        }
        let names = broken.prefix(5).map(\.description).joined(separator: "; ")
        let more = broken.count > 5 ? "; and \((broken.count - 5).grouped) more" : ""
        throw GANError(
            .missingInput,
            "no readable picture in \"\(source.place)\": it has \(broken.count.grouped) JPEG or PNG "
                + "\(broken.count == 1 ? "file" : "files"), and none can be decoded: \(names)\(more)")
    }
}

extension TrainingData where Self == Images {
    /// JPEG and PNG files in a folder and all folders below it, or in an archive.
    ///
    /// - Parameters:
    ///   - folder: A folder, a zip or tar archive, or tar shards as `faces-{000..099}.tar`; a leading `~` stands for the
    ///     home folder.
    ///   - side: The side of the square pictures in pixels; 1 or more.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    public static func images(in folder: String, side: Int, flipped: Bool = false) -> Images {
        Images(from: ImagePath(folder), side: side, flipped: flipped)
    }
}

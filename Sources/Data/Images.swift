public import GANBase
import Logging
public import GANTensors

/// Pictures from files in one size: resized with antialiasing, cut, flipped at random on request.
///
/// To use it, write `data: .images(in: "faces", side: 64)`, or `.images(in: "covers", width: 96, height: 64)`. JPEG and PNG files are recognised by content, found at
/// any depth, and decoded by worker threads ahead of the step. A file that cannot be read is reported by name and
/// skipped. Every random choice depends on seed, epoch and picture alone.
public struct Images: TrainingData {
    /// Where the encoded pictures are.
    public let source: any ImageSource
    /// The size of the pictures in a batch.
    public let size: ImageSize
    /// Whether each picture is flipped left to right with probability one half, anew in each epoch.
    public var isFlipped: Bool
    /// Which part of a picture is taken.
    public var crop: ImageCrop
    /// 3 for RGB, 1 for grey.
    public var channels: Int
    /// How pixels are weighed in a resize.
    public var filter: ResizeFilter
    /// Whether JPEG files are decoded at their full size, as other frameworks do, also where a half, a quarter or an eighth of
    /// it would be enough: slower, and a little different.
    public var isExact: Bool
    /// What transparent pixels are laid over.
    public var background: RGBColor
    /// In which order an epoch takes the pictures.
    public var shuffle = Shuffle.whole

    /// Makes training data of a source of pictures.
    ///
    /// - Parameters:
    ///   - source: Where the encoded pictures are.
    ///   - size: The size of the pictures in a batch; 1 to 16,384 pixels each way.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    ///   - crop: Which part of a picture is taken.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - filter: How pixels are weighed in a resize.
    ///   - exact: Whether JPEG files are decoded at their full size before the resize.
    ///   - background: What transparent pixels are laid over.
    public init(
        from source: any ImageSource, size: ImageSize, flipped: Bool = false, crop: ImageCrop = .centre,
        channels: Int = 3,
        filter: ResizeFilter = .bilinear, exact: Bool = false, background: RGBColor = .white
    ) {
        self.source = source
        self.size = size
        isFlipped = flipped
        self.crop = crop
        self.channels = channels
        self.filter = filter
        isExact = exact
        self.background = background
    }

    /// Makes square training data of a source of pictures.
    ///
    /// - Parameters:
    ///   - source: Where the encoded pictures are.
    ///   - side: The side of the square pictures in pixels.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    ///   - crop: Which part of a picture is taken.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - filter: How pixels are weighed in a resize.
    ///   - exact: Whether JPEG files are decoded at their full size before the resize.
    ///   - background: What transparent pixels are laid over.
    public init(
        from source: any ImageSource, side: Int, flipped: Bool = false, crop: ImageCrop = .centre, channels: Int = 3,
        filter: ResizeFilter = .bilinear, exact: Bool = false, background: RGBColor = .white
    ) {
        self.init(
            from: source, size: ImageSize(side: side), flipped: flipped, crop: crop, channels: channels,
            filter: filter, exact: exact, background: background)
    }

    /// Shape [channels, height, width].
    public var sampleShape: [Int] { [channels, size.height, size.width] }

    /// "pictures in faces, 64×64".
    public var summary: String { "pictures in \(source.place), \(size)" }

    /// Lists the pictures, makes sure that at least one can be read, and starts the workers.
    ///
    /// - Throws: `GANError` with status 66 when there is no readable picture, 64 when size, batch or workers are
    ///   impossible.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        try open(loading) { [place = source.place] count in
            "\(count.grouped) \(count == 1 ? "picture" : "pictures") in \(place)"
        }
    }

    /// Opens with words of one's own for the summary: how many of what.
    func open(_ loading: LoadingOptions, describe: @escaping @Sendable (Int) -> String) throws -> any SampleStream {
        if size.isSquare {
            try Self.check("the side of the pictures", size.width, atMost: ImageSize.longestSide)
        } else {
            try Self.check("the width of the pictures", size.width, atMost: ImageSize.longestSide)
            try Self.check("the height of the pictures", size.height, atMost: ImageSize.longestSide)
        }
        guard channels == 1 || channels == 3 else {
            throw GANError(.usage, "pictures have 3 channels (RGB) or 1 (grey), not \(channels)")
        }
        if let objection = crop.objection(to: size) {
            throw GANError(.usage, objection)
        }
        try Self.check("the batch", loading.batch, atMost: 1 << 20)
        try ThreadLimit.check(loading.workers, "the number of loader threads")
        guard 3 * size.pixelCount * loading.batch <= 1 << 32 else {
            throw GANError(
                .usage,
                "a batch of \(loading.batch.grouped) pictures of \(size) needs more than 4 GB; lower either")
        }
        guard loading.processes >= 1, (0..<loading.processes).contains(loading.process), loading.firstBatch >= 0 else {
            throw GANError(
                .usage,
                "there is no process \(loading.process) of \(loading.processes), or no batch \(loading.firstBatch)")
        }
        if case .buffer(let size) = shuffle, !(1...1 << 24).contains(size) {
            throw GANError(.usage, "the buffer of a shuffle must be 1 to 16,777,216, not \(size)")
        }
        let beginning = ContinuousClock.now
        let collection = try source.open()
        let seconds = Int((ContinuousClock.now - beginning) / .seconds(1))
        if seconds >= Self.longListing {
            loading.logger.warning(
                "listing \(collection.count.grouped) pictures in \(source.place) took \(seconds) seconds; an archive is listed faster: gan data pack"
            )
        }
        try checkReadable(collection)
        let transform = ImageTransform(
            size: size, channels: channels, crop: crop, isFlipping: isFlipped, filter: filter)
        var decoding = ImageDecoding(
            neededSize: isExact ? nil : crop.neededSize(for: size), background: background)
        decoding.isMiddleOnly = !isExact && crop == .centre
        return try ImageStream(
            collection, place: source.place, shuffle: shuffle, transform: transform, decoding: decoding,
            loading: loading,
            describe: describe)
    }

    /// Seconds from which on the listing is worth a word.
    private static let longListing = 3

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
    /// JPEG and PNG files in a folder and all folders below it, or in an archive, as squares.
    ///
    /// - Parameters:
    ///   - folder: A folder, a zip or tar archive, or tar shards as `faces-{000..099}.tar`; a leading `~` stands for the
    ///     home folder.
    ///   - side: The side of the square pictures in pixels; 1 or more.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    ///   - crop: Which part of a picture is taken.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - filter: How pixels are weighed in a resize.
    ///   - exact: Whether JPEG files are decoded at their full size before the resize.
    ///   - background: What transparent pixels are laid over.
    public static func images(
        in folder: String, side: Int, flipped: Bool = false, crop: ImageCrop = .centre, channels: Int = 3,
        filter: ResizeFilter = .bilinear, exact: Bool = false, background: RGBColor = .white
    ) -> Images {
        images(
            in: folder, size: ImageSize(side: side), flipped: flipped, crop: crop, channels: channels, filter: filter,
            exact: exact, background: background)
    }

    /// JPEG and PNG files in a folder and all folders below it, or in an archive, in any size.
    ///
    /// - Parameters:
    ///   - folder: A folder, a zip or tar archive, or tar shards as `faces-{000..099}.tar`; a leading `~` stands for the
    ///     home folder.
    ///   - width: Pixels in a row of the pictures in a batch; 1 or more.
    ///   - height: Their rows; 1 or more.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    ///   - crop: Which part of a picture is taken.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - filter: How pixels are weighed in a resize.
    ///   - exact: Whether JPEG files are decoded at their full size before the resize.
    ///   - background: What transparent pixels are laid over.
    public static func images(
        in folder: String, width: Int, height: Int, flipped: Bool = false, crop: ImageCrop = .centre,
        channels: Int = 3, filter: ResizeFilter = .bilinear, exact: Bool = false, background: RGBColor = .white
    ) -> Images {
        images(
            in: folder, size: ImageSize(width: width, height: height), flipped: flipped, crop: crop,
            channels: channels, filter: filter, exact: exact, background: background)
    }

    /// JPEG and PNG files in a folder and all folders below it, or in an archive, in any size.
    ///
    /// - Parameters:
    ///   - folder: A folder, a zip or tar archive, or tar shards as `faces-{000..099}.tar`; a leading `~` stands for the
    ///     home folder.
    ///   - size: The size of the pictures in a batch, for example from an option of the recipe.
    ///   - flipped: Whether each picture is flipped left to right with probability one half.
    ///   - crop: Which part of a picture is taken.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - filter: How pixels are weighed in a resize.
    ///   - exact: Whether JPEG files are decoded at their full size before the resize.
    ///   - background: What transparent pixels are laid over.
    public static func images(
        in folder: String, size: ImageSize, flipped: Bool = false, crop: ImageCrop = .centre, channels: Int = 3,
        filter: ResizeFilter = .bilinear, exact: Bool = false, background: RGBColor = .white
    ) -> Images {
        Images(
            from: ImagePath(folder), size: size, flipped: flipped, crop: crop, channels: channels, filter: filter,
            exact: exact, background: background)
    }
}

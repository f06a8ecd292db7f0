package import GANBase

/// What a collection of pictures turned out to hold.
package struct ImageSurvey: Sendable {
    /// The numbers of the pictures that can be read, in order.
    package private(set) var readable: [Int] = []
    /// What cannot be read, and what calls itself a picture and is none.
    package private(set) var unreadable: [UnreadableImage]
    /// Readable pictures by file format.
    package private(set) var formats: [ImageFormat: Int] = [:]
    /// Readable pictures of several passes, by file format.
    package private(set) var progressive: [ImageFormat: Int] = [:]
    /// Readable pictures by colour, transparency and depth in words.
    package private(set) var colorTypes: [String: Int] = [:]
    /// Readable pictures by class.
    package private(set) var classes: [Int: Int] = [:]
    /// Bytes of all readable pictures' files.
    package private(set) var byteCount = 0
    private var sizes: [ImageSize] = []

    /// Looks at every picture.
    ///
    /// - Parameters:
    ///   - collection: The pictures.
    ///   - effort: How closely each is looked at.
    ///   - threads: Threads that read and decode; 1 or more.
    ///   - progress: Is called with the number of pictures looked at since the last call, on the calling thread; what it
    ///     throws ends the survey.
    package init(
        of collection: any EncodedImageCollection, effort: ImageFinding.Effort, threads: Int,
        progress: (_ count: Int) throws -> Void = { _ in }
    ) throws {
        unreadable = collection.rejected
        // Headers are read in no time, so several go from thread to thread at once.
        let chunk = effort == .header ? 64 : 1
        let count = collection.count
        try ParallelWork.run(count: (count + chunk - 1) / chunk, threads: threads) { number in
            (number * chunk..<min((number + 1) * chunk, count)).map { index in
                Result { try ImageFinding(at: index, of: collection, effort: effort) }
            }
        } take: { number, findings in
            for (offset, finding) in findings.enumerated() {
                add(finding, at: number * chunk + offset, of: collection)
            }
            try progress(findings.count)
        }
        // By area; of one area the wider comes first.
        sizes.sort { ($0.width * $0.height, $1.width) < ($1.width * $1.height, $0.width) }
    }

    /// The picture with the fewest pixels; `nil` where none is readable.
    package var smallest: ImageSize? { sizes.first }

    /// The picture in the middle by its number of pixels.
    package var median: ImageSize? { sizes.isEmpty ? nil : sizes[sizes.count / 2] }

    /// The picture with the most pixels.
    package var largest: ImageSize? { sizes.last }

    /// How many pictures have which shorter side.
    package var shorterSides: SizeHistogram { SizeHistogram(of: sizes.map { $0.shorterSide }) }

    /// Readable pictures without a class.
    package var unlabelled: Int { classes.values.reduce(readable.count, -) }

    private mutating func add(
        _ finding: Result<ImageFinding, any Error>, at index: Int, of collection: any EncodedImageCollection
    ) {
        switch finding {
        case .success(let finding):
            let header = finding.header
            readable.append(index)
            formats[header.format, default: 0] += 1
            if header.isProgressive { progressive[header.format, default: 0] += 1 }
            colorTypes[header.colorType, default: 0] += 1
            if let label = collection.label(at: index) { classes[label, default: 0] += 1 }
            byteCount += finding.byteCount
            sizes.append(ImageSize(width: header.width, height: header.height))
        case .failure(let error):
            let reason = (error as? GANError)?.message ?? "\(error)"
            unreadable.append(UnreadableImage(name: collection.name(at: index), reason: reason))
        }
    }
}

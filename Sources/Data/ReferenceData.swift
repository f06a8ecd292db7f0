import GANBase

/// Training data whose samples can be taken as they are, without chance, to be measured against.
public protocol ReferenceData: TrainingData {
    /// The same data without random changes such as flips.
    var reference: any TrainingData { get }

    /// What changes when any of the samples does, with everything that decides how they are cut and resized; nil where what is
    /// known of them is not worth keeping.
    ///
    /// - Throws: `GANError` when the data is not there.
    func identity() throws -> String?
}

extension Images: ReferenceData {
    /// The middle of each picture, not flipped.
    public var reference: any TrainingData {
        var images = self
        images.isFlipped = false
        images.crop = .centre
        return images
    }

    /// A digest of the files' names, sizes and times, and of the way to a picture of a batch.
    public func identity() throws -> String? {
        guard let files = try source.open().fingerprint() else { return nil }
        var digest = Fingerprint()
        digest.add(files)
        let sides = size.isSquare ? [size.width] : [size.width, size.height]
        for number in sides + [channels, isExact ? 1 : 0, ImageDecoding.version] { digest.add(number) }
        digest.add("\(filter) \(background)")
        return digest.text
    }
}

extension Smileys: ReferenceData {
    /// The drawings.
    public var reference: any TrainingData { self }

    /// What they are drawn by.
    public func identity() -> String? {
        "smileys 1, \(count) of \(size.isSquare ? "side \(size.width)" : "\(size)")"
    }
}

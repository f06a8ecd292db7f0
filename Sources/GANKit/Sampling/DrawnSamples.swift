import Foundation

/// Samples on their way into files: a folder of pictures, one picture of all, numbers as text or as they are.
struct DrawnSamples {
    let generator: TrainedGenerator
    let count: Int
    let seed: UInt64
    let truncation: Double
    let scale: PictureScale

    /// Writes the samples.
    ///
    /// - Parameter target: `.png` for one picture, `.csv` for points, `.npy` or `.safetensors` for the numbers of any
    ///   samples; anything else is a folder.
    /// - Throws: `GANError` with status 64 when such samples do not go there, 73 when the place cannot be written.
    /// - Returns: Where they are.
    func write(to target: String) throws -> String {
        let shape = generator.network.sampleShape
        if let format = NumberFile(path: target) {
            try writeNumbers(to: target, format)
            return target
        }
        switch ((target as NSString).pathExtension.lowercased(), shape.count) {
        case ("csv", 1):
            try writePoints(to: target)
        case ("png", 1) where shape == [2]:
            guard count <= Self.mostInOnePicture else {
                throw GANError(
                    .usage,
                    "one picture shows at most \(Self.mostInOnePicture.grouped) points, not \(count.grouped); take fewer, or write them to a .csv file"
                )
            }
            let points = samples()
            try ScatterPicture(real: nil, fake: points, range: PlaneView.range(of: points)).write(to: target)
        case ("png", 1):
            throw GANError(
                .usage,
                "this run makes points of \(shape[0]) numbers, which have no picture; write them to a .csv, .npy or .safetensors file"
            )
        case ("png", _):
            let columns = Int(Double(count).squareRoot().rounded(.up))
            try requirePictures(shape)
            try requireGrid(count: count, of: scale.applied(to: shape), columns: columns)
            try writePictures(scale.applied(to: samples()), columns: columns, to: target)
        case ("csv", _), ("gif", _), ("jpg", _), ("jpeg", _):
            throw GANError(.usage, "--out is \(target), and \(places(for: shape))")
        case (_, 1):
            try writePoints(to: "\(target)/points.csv")
            return "\(target)/points.csv"
        case (_, _) where !arePictures(shape):
            try writeNumbers(to: "\(target)/samples.npy", .npy)
            return "\(target)/samples.npy"
        default:
            try writeEach(into: target)
        }
        return target
    }

    /// Where samples of a shape can go.
    private func places(for shape: [Int]) -> String {
        let numbers = "a .npy or .safetensors file"
        if shape.count == 1 { return "points go to a .csv file, or to \(numbers)" }
        if arePictures(shape) { return "pictures go to a folder or to one .png file, or to \(numbers)" }
        return "samples of shape \(shape) go to \(numbers)"
    }

    private func samples() -> Tensor {
        generator.samples(count, seed: seed, truncation: truncation)
    }

    /// The numbers of any samples, block after block.
    private func writeNumbers(to path: String, _ format: NumberFile) throws {
        let shape = generator.network.sampleShape
        try requireRoom(
            "samples", each: shape.reduce(1, *) * generator.dtype.byteSize, areFiles: false, at: path)
        try format.write(to: path, shape: [count] + shape, dtype: generator.dtype) { give in
            try forEachPart(of: LatentSource.block, unit: "samples") { samples, _, advance in
                try give(samples)
                advance(samples.shape[0])
            }
        }
    }

    /// One file a sample, block after block so that memory stays bounded; the first block says what all will take.
    private func writeEach(into folder: String) throws {
        try forEachPart(of: LatentSource.block, unit: "pictures") { samples, start, advance in
            let files = try (0..<samples.shape[0]).map { index in
                let picture = samples.sliced(along: 0, from: index, to: index + 1)
                return try PNGFile.encode(pictureGrid(scale.applied(to: picture), columns: 1, gap: 0))
            }
            if start == 0 {
                try requireRoom(
                    "pictures", each: files.reduce(0) { $0 + $1.count } / files.count, areFiles: true, at: folder)
            }
            for (index, file) in files.enumerated() {
                try WholeFile.write(file, to: "\(folder)/\(RunFolder.padded(start + index)).png")
                advance(1)
            }
        }
    }

    /// Points as text, part after part as well.
    private func writePoints(to path: String) throws {
        let file = try AsideFile(path)
        try forEachPart(of: Self.pointsAtOnce, unit: "points") { samples, start, advance in
            let text = Data(try samples.textOfPoints().utf8)
            if start == 0 {
                try requireRoom("points", each: text.count / samples.shape[0], areFiles: false, at: path)
            }
            try file.write(text)
            advance(samples.shape[0])
        }
        try file.close()
        try file.commit()
    }

    /// Points that are computed at once: as many as most people ask for, since the last digits depend on it.
    private static let pointsAtOnce = 256 * LatentSource.block
    private static let mostInOnePicture = 10_000_000

    /// Hands out all samples in parts, each with the number of its first one and a closure that counts what is done.
    private func forEachPart(
        of size: Int, unit: String, _ body: (Tensor, Int, (Int) -> Void) throws -> Void
    ) throws {
        let source = generator.latentSource(seed: seed, truncation: truncation)
        let bar = ProgressBar("Drawing", total: count, unit: unit)
        defer { bar.clear() }
        for start in stride(from: 0, to: count, by: size) {
            let samples = generator.samples(of: source.next(min(size, count - start)))
            try body(samples, start) { bar.advance(by: $0) }
        }
    }

    /// Refuses what cannot fit on the disk, and says what much will take.
    private func requireRoom(_ noun: String, each size: Int, areFiles: Bool, at path: String) throws {
        let words = try DiskRoom.check(
            "\(count.grouped) \(noun)", each: size, count: count, isEachAFile: areFiles, at: path)
        if let words { ProgressBar.note(words) }
    }
}

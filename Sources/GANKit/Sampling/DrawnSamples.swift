import Foundation

/// Samples on their way into files: a folder of pictures, one picture of all, or numbers as text.
struct DrawnSamples {
    let generator: TrainedGenerator
    let count: Int
    let seed: UInt64
    let truncation: Double

    /// Writes the samples.
    ///
    /// - Parameter target: `.png` for one picture, `.csv` for numbers; anything else is a folder.
    /// - Throws: `GANError` with status 64 when such samples do not go there, 73 when the place cannot be written.
    /// - Returns: Where they are.
    func write(to target: String) throws -> String {
        let shape = generator.network.sampleShape
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
                .usage, "this run makes points of \(shape[0]) numbers, which have no picture; write them to a .csv file"
            )
        case ("png", _):
            let columns = Int(Double(count).squareRoot().rounded(.up))
            try requirePictures(shape)
            try requireGrid(count: count, of: shape, columns: columns)
            try writePictures(samples(), columns: columns, to: target)
        case ("csv", _), ("gif", _), ("jpg", _), ("jpeg", _):
            throw GANError(
                .usage,
                "--out is \(target), and \(shape.count == 1 ? "points go to a .csv file" : "pictures go to a folder or to one .png file")"
            )
        case (_, 1):
            try writePoints(to: "\(target)/points.csv")
            return "\(target)/points.csv"
        default:
            try writeEach(into: target)
        }
        return target
    }

    private func samples() -> Tensor {
        generator.samples(count, seed: seed, truncation: truncation)
    }

    /// One file a sample, block after block so that memory stays bounded; the first block says what all will take.
    private func writeEach(into folder: String) throws {
        try requirePictures(generator.network.sampleShape)
        try forEachPart(of: LatentSource.block, unit: "pictures") { samples, start, advance in
            let files = try (0..<samples.shape[0]).map { index in
                try PNGFile.encode(
                    pictureGrid(samples.sliced(along: 0, from: index, to: index + 1), columns: 1, gap: 0))
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

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
            try samples().writeCSV(to: target)
        case ("png", 1) where shape == [2]:
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
            try samples().writeCSV(to: "\(target)/points.csv")
            return "\(target)/points.csv"
        default:
            try writeEach(into: target)
        }
        return target
    }

    private func samples() -> Tensor {
        generator.samples(count, seed: seed, truncation: truncation)
    }

    /// One file a sample, block after block so that memory stays bounded.
    private func writeEach(into folder: String) throws {
        try requirePictures(generator.network.sampleShape)
        let source = generator.latentSource(seed: seed, truncation: truncation)
        for start in stride(from: 0, to: count, by: LatentSource.block) {
            let part = min(LatentSource.block, count - start)
            let samples = generator.samples(of: source.next(part))
            for index in 0..<part {
                let picture = samples.sliced(along: 0, from: index, to: index + 1)
                try PNGFile.write(
                    pictureGrid(picture, columns: 1, gap: 0), to: "\(folder)/\(RunFolder.padded(start + index)).png")
            }
        }
    }
}

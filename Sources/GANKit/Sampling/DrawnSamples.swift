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
            try samples().writeCSV(to: target)
        case ("png", 1) where shape == [2]:
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
            try samples().writeCSV(to: "\(target)/points.csv")
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

    private func writeNumbers(to path: String, _ format: NumberFile) throws {
        try format.write(to: path, shape: [count] + generator.network.sampleShape, dtype: generator.dtype) { give in
            try forEachBlock { samples, _ in try give(samples) }
        }
    }

    /// One file a sample.
    private func writeEach(into folder: String) throws {
        try forEachBlock { samples, start in
            for index in 0..<samples.shape[0] {
                let picture = samples.sliced(along: 0, from: index, to: index + 1)
                try PNGFile.write(
                    pictureGrid(scale.applied(to: picture), columns: 1, gap: 0),
                    to: "\(folder)/\(RunFolder.padded(start + index)).png")
            }
        }
    }

    /// Hands over the samples block after block, each with its place, so that memory stays bounded.
    private func forEachBlock(_ give: (Tensor, Int) throws -> Void) throws {
        let source = generator.latentSource(seed: seed, truncation: truncation)
        for start in stride(from: 0, to: count, by: LatentSource.block) {
            try give(generator.samples(of: source.next(min(LatentSource.block, count - start))), start)
        }
    }
}

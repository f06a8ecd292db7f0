import Foundation

/// A walk through latents on its way into a file: pictures side by side, a film, numbers as text or as they are.
struct DrawnWalk {
    let generator: TrainedGenerator
    let steps: Int
    let keys: Int
    let rows: Int?
    let seed: UInt64
    let truncation: Double
    let scale: PictureScale

    /// Hundredths of a second for which a picture of the film stays.
    private static let delay = 5

    /// Writes the walk.
    ///
    /// - Parameter target: `.png`, `.gif`, for points `.csv`, for any samples `.npy` or `.safetensors`.
    /// - Throws: `GANError` with status 64 when such samples do not go there, 73 when the file cannot be written.
    func write(to target: String) throws {
        let shape = generator.network.sampleShape
        if let format = NumberFile(path: target) {
            return try format.write(to: target, shape: [steps] + shape, dtype: generator.dtype) { try $0(samples()) }
        }
        switch ((target as NSString).pathExtension.lowercased(), shape.count) {
        case ("csv", 1): try samples().writeCSV(to: target)
        case (_, 1):
            throw GANError(
                .usage, "--out is \(target), and this run makes points: name a .csv, .npy or .safetensors file")
        case (_, _) where !arePictures(shape):
            throw GANError(
                .usage,
                "--out is \(target), and this run makes samples of shape \(shape): name a .npy or .safetensors file")
        case ("png", _): try writeStrip(to: target, shape)
        case ("gif", _): try writeFilm(to: target, shape)
        default: throw GANError(.usage, "--out is \(target) and must end with .png, .gif, .npy or .safetensors")
        }
    }

    private func samples() -> Tensor {
        generator.walk(steps: steps, keys: keys, seed: seed, truncation: truncation)
    }

    private func writeStrip(to target: String, _ shape: [Int]) throws {
        // With a row for each latent that is visited, rows begin with these where the steps divide.
        let columns = (steps + (rows ?? keys) - 1) / (rows ?? keys)
        try requirePictures(shape)
        try requireGrid(count: steps, of: scale.applied(to: shape), columns: columns)
        try writePictures(scale.applied(to: samples()), columns: columns, to: target)
    }

    /// Each picture of the film has a row of walks, each through latents of its own, in each of so many rows.
    private func writeFilm(to target: String, _ shape: [Int]) throws {
        let side = rows ?? 1
        let count = side * side
        try requirePictures(shape)
        try requireGrid(count: count, of: scale.applied(to: shape), columns: side)
        let latents = generator.latents(keys * count, seed: seed, truncation: truncation)
        let walks = (0..<count).map {
            LatentWalk(through: latents.sliced(along: 0, from: $0 * keys, to: ($0 + 1) * keys))
        }
        let file = try AsideFile(target)
        var film = GIFWriter(delay: Self.delay) { try file.write($0) }
        let bar = ProgressBar("Filming", total: steps)
        defer { bar.clear() }
        for step in 0..<steps {
            let places = walks.flatMap { $0.latent(at: step, of: steps) }
            let samples = generator.samples(
                of: Tensor(places, shape: [count, generator.network.latent], dtype: generator.dtype))
            try film.add(pictureGrid(scale.applied(to: samples), columns: side, gap: side == 1 ? 0 : 2))
            if step == 0 {
                let words = try DiskRoom.check(
                    "\(steps.grouped) pictures of the film", each: file.count, count: steps, isEachAFile: false,
                    at: target)
                if let words { ProgressBar.note(words) }
            }
            bar.advance()
        }
        try film.finish()
        try file.close()
        try file.commit()
    }
}

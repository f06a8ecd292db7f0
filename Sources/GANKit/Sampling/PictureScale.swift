import ArgumentParser

/// How many times larger pictures are drawn than the generator makes them.
struct PictureScale: ParsableArguments {
    @Option(
        help: ArgumentHelp("Draws each pixel of a picture as a square of n×n, so that small ones show.", valueName: "n")
    )
    var scale = 1

    func validate() throws {
        guard (1...64).contains(scale) else {
            throw ValidationError("--scale is \(scale.grouped) and must be 1 to 64")
        }
    }

    /// Larger pictures, shape [N, channels, scale·height, scale·width].
    func applied(to pictures: Tensor) -> Tensor {
        scale == 1 ? pictures : pictures.upsampled(scale: scale, method: .nearest)
    }

    /// The shape of a picture when it is larger.
    func applied(to shape: [Int]) -> [Int] {
        shape.count == 3 ? [shape[0], scale * shape[1], scale * shape[2]] : shape
    }
}

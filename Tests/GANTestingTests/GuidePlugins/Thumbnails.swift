import GANKit

/// Pictures at 4×4 pixels, as features.
struct Thumbnails: FeatureSource {
    var name: String { "thumbnails of 4×4 pixels" }
    func identity() -> String { "thumbnails 1" }
    func load(on device: Device) -> any FeatureExtractor { ThumbnailMaker() }
}

final class ThumbnailMaker: FeatureExtractor {
    func features(of pictures: Tensor) throws -> Tensor {
        guard pictures.rank == 4, min(pictures.shape[2], pictures.shape[3]) >= 4 else {
            throw GANError(.badData, "thumbnails are made of pictures of 4 pixels or more, not \(pictures.shape)")
        }
        return (pictures.to(.float32) / 255).upsampled(to: [4, 4], method: .bilinear, antialiased: true)
            .flattened(from: 1)
    }

    func logits(of pictures: Tensor) throws -> Tensor {
        throw GANError(.badData, "thumbnails know no classes")
    }
}

import GANBase
import GANTensors

/// A network that is given each channel of a picture on its own, as a grey picture.
struct EachChannel: FeatureSource {
    let base: any FeatureSource

    init(_ base: any FeatureSource) { self.base = base }

    var name: String { "\(base.name), each channel" }

    func identity() throws -> String { "each channel: \(try base.identity())" }

    func load(on device: Device) throws -> any FeatureExtractor { ChannelExtractor(try base.load(on: device)) }
}

/// Such a network at work; what it says of the channels stands side by side.
private final class ChannelExtractor: FeatureExtractor {
    private let base: any FeatureExtractor

    init(_ base: any FeatureExtractor) { self.base = base }

    func features(of pictures: Tensor) throws -> Tensor { try apart(pictures, base.features) }

    func logits(of pictures: Tensor) throws -> Tensor { try apart(pictures, base.logits) }

    private func apart(_ pictures: Tensor, _ network: (Tensor) throws -> Tensor) throws -> Tensor {
        guard pictures.rank == 4 else {
            throw GANError(
                .badData,
                "pictures of shape [N, channels, height, width] were expected, and there came \(pictures.shape)"
            )
        }
        let (count, channels) = (pictures.shape[0], pictures.shape[1])
        let grey = pictures.reshaped([count * channels, 1, pictures.shape[2], pictures.shape[3]])
        return try network(grey).reshaped([count, -1])
    }
}

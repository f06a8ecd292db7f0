import Crypto
import Foundation
import GANBase
public import GANTensors

/// A network in a TorchScript file, called as StyleGAN's metrics call theirs: `module(images, return_features)`.
///
/// Such a file is a program: it runs when it is read and when it is called, with the rights of the user, and can read and
/// write files. Take it only from those whose programs you would run.
///
/// `images` are bytes in 0…255, shape [N, 3, H, W]; the module resizes and scales them itself. With `true` it gives
/// features [N, features], with `false` scores of classes [N, classes]. StyleGAN's `inception-2015-12-05.pt` is one of these,
/// the network of the Fréchet Inception distance (arXiv:1706.08500).
public struct TorchScriptFeatures: FeatureSource {
    /// The file.
    public let path: String
    /// Whether grey pictures are given to it with their channel repeated three times.
    public let greyAsColour: Bool

    /// Names a file, without looking at it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - greyAsColour: Whether grey pictures are given to it with their channel repeated three times; without, as they are.
    public init(_ path: String, greyAsColour: Bool = true) {
        self.path = (path as NSString).expandingTildeInPath
        self.greyAsColour = greyAsColour
    }

    /// The file's name.
    public var name: String { (path as NSString).lastPathComponent }

    /// The SHA-256 of the file, and what is done with grey pictures where that is not the usual.
    public func identity() throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw GANError(.missingInput, "the feature network \(path) is not there, or cannot be read")
        }
        return SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined() + (greyAsColour ? "" : " grey")
    }

    /// Reads the file.
    public func load(on device: Device) throws -> any FeatureExtractor {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw GANError(.missingInput, "the feature network \(path) is not there, or cannot be read")
        }
        return TorchScriptExtractor(try ScriptModule(path: path, device: device), self, device: device)
    }
}

extension FeatureSource where Self == TorchScriptFeatures {
    /// A network in a TorchScript file, such as StyleGAN's `inception-2015-12-05.pt`.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - greyAsColour: Whether grey pictures are given to it with their channel repeated three times; without, as they are.
    public static func torchScript(_ path: String, greyAsColour: Bool = true) -> TorchScriptFeatures {
        TorchScriptFeatures(path, greyAsColour: greyAsColour)
    }
}

/// A TorchScript network at work.
final class TorchScriptExtractor: FeatureExtractor {
    private let module: ScriptModule
    private let name: String
    private let greyAsColour: Bool
    private let device: Device

    init(_ module: ScriptModule, _ source: TorchScriptFeatures, device: Device) {
        self.module = module
        name = source.name
        greyAsColour = source.greyAsColour
        self.device = device
    }

    func features(of pictures: Tensor) throws -> Tensor { try call(pictures, returningFeatures: true) }

    func logits(of pictures: Tensor) throws -> Tensor { try call(pictures, returningFeatures: false) }

    private func call(_ pictures: Tensor, returningFeatures: Bool) throws -> Tensor {
        let colours = pictures.shape[1] == 1 && greyAsColour ? pictures.repeatedChannels(3) : pictures
        let answer = try module(colours.to(device), returningFeatures)
        guard answer.rank == 2, answer.shape[0] == pictures.shape[0], answer.dtype.isFloatingPoint else {
            throw GANError(
                .badData,
                "\(name) answers with \(answer.dtype) of shape \(answer.shape) where \(returningFeatures ? "features" : "scores") of shape [\(pictures.shape[0]), …] were expected: the module must be called as module(images as uint8 [N, 3, H, W], return_features) and give a row for each picture"
            )
        }
        return answer.to(.float32)
    }
}

extension Tensor {
    /// Grey pictures as colour pictures whose channels are alike.
    func repeatedChannels(_ count: Int) -> Tensor {
        .concatenated([Tensor](repeating: self, count: count), along: 1)
    }
}

import Foundation
import GANBase
import GANTensors

/// The name of a ``DecodedFile``: a digest of everything that its pixels depend on.
struct DecodedFileName {
    private let folder: String
    private let source: String
    private let key: String

    private static let suffix = ".pixels"

    /// Finds the name for a source's pictures as they are now.
    ///
    /// - Parameter version: The decoding's.
    /// - Returns: `nil` when the source says that decoded pictures are not worth keeping.
    init?(
        _ collection: any ImageCollection, place: String, transform: ImageTransform, decoding: ImageDecoding,
        folder: String, version: Int = ImageDecoding.version
    ) throws {
        guard let pictures = try collection.fingerprint() else {
            return nil
        }
        var source = Fingerprint()
        // "faces" in one project is not "faces" in another, whose file must not be taken for an outdated one.
        source.add(URL(fileURLWithPath: NSString(string: place).expandingTildeInPath).standardizedFileURL.path)
        source.add("\(transform.size) \(transform.crop) \(transform.filter) \(decoding)")
        var key = Fingerprint()
        key.add(pictures)
        key.add(source.text)
        key.add("\(String(decoding: DecodedFile.mark, as: UTF8.self)) \(GANKitVersion.current) \(Runtime.torchVersion)")
        key.add(version)
        self.folder = folder
        self.source = String(source.text.prefix(8))
        self.key = key.text
    }

    /// The file's path.
    var path: String { "\(folder)/\(source)-\(key)\(Self.suffix)" }

    /// Removes the files of the same source and transform in another state: pictures have been added, removed or changed.
    func removeOutdated() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(source + "-") && name.hasSuffix(Self.suffix) && folder + "/" + name != path {
            unlink(folder + "/" + name)
        }
    }
}

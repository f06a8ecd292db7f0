import Foundation
import GANBase
import GANData
import GANTensors
import GANTestSupport
import Logging
import Testing

/// A file of the folder Fixtures, or a damaged one of HostileFixtures.
func fixture(_ name: String) throws -> [UInt8] {
    let whole = fixturePath(name)
    let path = FileManager.default.fileExists(atPath: whole) ? whole : fixturePath("../HostileFixtures/" + name)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// A folder that exists as long as the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "gan-data-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, with the folders above it.
    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Writes pictures whose every pixel tells their number; the left half is darker, so that a flip shows.
    func writeNumbered(_ count: Int, side: Int = 4) throws {
        for number in 0..<count {
            try write(PNGFile.encode(numbered(number, side: side)), to: "\(number / 10)/\(number).png")
        }
    }
}

/// Red tells the number, green tells left from right.
func numbered(_ number: Int, side: Int = 4) throws -> DecodedImage {
    try painted(width: side, height: side) { x, _ in [UInt8(number), x < side / 2 ? 10 : 200, 77] }
}

/// A picture whose pixels are a function of their place.
func painted(width: Int, height: Int, _ pixel: (_ x: Int, _ y: Int) -> [UInt8]) throws -> DecodedImage {
    var pixels: [UInt8] = []
    for y in 0..<height {
        for x in 0..<width {
            pixels += pixel(x, y)
        }
    }
    return try DecodedImage(width: width, height: height, pixels: pixels)
}

extension LoadingOptions {
    /// Options that put up with any number of bad pictures.
    static func tolerant(
        batch: Int, workers: Int = 2, logger: Logger = Messages().logger
    ) -> LoadingOptions {
        var options = LoadingOptions(batch: batch, seed: 3, workers: workers, logger: logger)
        options.badImages = .skip(atMost: 1)
        return options
    }
}

/// The error that the closure throws.
func failure(_ body: () throws -> some Any, sourceLocation: SourceLocation = #_sourceLocation) -> GANError {
    do {
        _ = try body()
    } catch let error as GANError {
        return error
    } catch {
        Issue.record("threw \(error)", sourceLocation: sourceLocation)
        return GANError(.ourFault, "")
    }
    Issue.record("did not throw", sourceLocation: sourceLocation)
    return GANError(.ourFault, "")
}

/// The path of a file of the folder Fixtures.
func fixturePath(_ name: String, file: String = #filePath) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().path + "/Fixtures/" + name
}

extension ImageSource {
    /// Opens a source whose pictures are files.
    func openEncoded() throws -> any EncodedImageCollection {
        try #require(try open() as? any EncodedImageCollection)
    }
}

extension ImageCollection {
    /// The names of all pictures, in order.
    var names: [String] { (0..<count).map { name(at: $0) } }
    /// The labels of all pictures, in order.
    var labels: [Int?] { (0..<count).map { label(at: $0) } }
    /// What was rejected, a line each.
    var rejectedLines: [String] { rejected.map(\.description) }
}

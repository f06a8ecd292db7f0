import Foundation
import GANBase
@testable import GANData

/// A file that holds one input after another; readers of archives take paths.
struct ScratchFile {
    let path: String

    /// Names a file in the folder that Scripts/fuzz makes for each run, in memory where the system has such a place.
    init(_ name: String) {
        path = Self.folder + "/" + name
    }

    /// The folder; another place is for running a single input by hand.
    static let folder = ProcessInfo.processInfo.environment["GAN_FUZZ_FOLDER"] ?? "/tmp"

    /// Replaces the contents.
    func write(_ bytes: [UInt8]) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        expect(descriptor >= 0, "cannot write \(path); set GAN_FUZZ_FOLDER to a folder that can be written to")
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        expect(written == bytes.count, "there is no room for \(path)")
    }
}

/// Stops the program, with words that an optimised `precondition` would leave out.
func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
    guard holds else { fatalError(words()) }
}

/// Runs a reader, which may refuse the input, but in words and as the input's fault.
func explained(_ body: () throws -> Void) {
    do {
        try body()
    } catch let error as GANError {
        expect(!error.message.isEmpty, "an error has no words")
        expect([.badData, .missingInput].contains(error.status), "\(error.status): \(error.message)")
    } catch {
        fatalError("not an error of GANKit's: \(error)")
    }
}

/// Reads what there is to read of a collection: names, labels, pictures, what was rejected and why.
///
/// - Parameters:
///   - collection: The collection.
///   - size: Bytes of the file that it was read from.
func readAll(_ collection: any ImageCollection, size: Int) {
    // A few bytes of gzip can hold a million pictures of one pixel.
    for index in 0..<collection.count where index < 100 || index >= collection.count - 100 {
        let name = collection.name(at: index)
        expect(isPrintable(name), "a name could move the terminal's cursor: \(name.debugDescription)")
        expect(collection.label(at: index).map { $0 >= 0 } ?? true, "a label is negative")
        explained {
            if let encoded = collection as? any EncodedImageCollection {
                _ = try (encoded as? any PeekableImageCollection)?.beginning(at: index, atMost: 64)
                _ = try encoded.bytes(at: index)
            } else {
                _ = try collection.image(at: index)
            }
        }
    }
    let lines = collection.rejected.map(\.description) + collection.findings + [collection.labelOrigin]
    for line in lines {
        expect(isPrintable(line), "a warning could move the terminal's cursor: \(line.debugDescription)")
    }
    // Memory must not run away: a byte of a file may cost a few in words, and not a hundred.
    let said = lines.reduce(0) { $0 + $1.utf8.count }
    expect(said <= 1000 + 8 * size, "\(said) bytes of warnings about a file of \(size)")
}

private func isPrintable(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
}

import Foundation
import GANBase

/// The places that the compiler writes to: where one has no room, or is not there, the recipe is not at fault.
struct CompilerRoom {
    /// What each place is, in words, and where it is.
    private let places: [(words: String, path: String)]
    /// Bytes that compiling a recipe takes, about; a linker whose output finds no room ends with a bus error.
    private static let needed = 1 << 20

    /// Takes the cache folder, where one is written to, and where the compiler keeps what lies between.
    init(cache: String?, environment: [String: String]) {
        let temporary = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        places =
            (cache.map { [("the cache folder (GAN_CACHE)", $0)] } ?? [])
            + [("the folder for temporary files (TMPDIR)", temporary)]
    }

    /// Objects to a place before the compiler is started.
    ///
    /// - Throws: `GANError` with status 73.
    func check() throws {
        for (words, path) in places {
            guard Files.isFolder(path), access(path, W_OK | X_OK) == 0 else {
                throw GANError(
                    .cannotWrite,
                    "the compiler cannot write to \(path), \(words): \(String(cString: strerror(errno))); make it, or name another"
                )
            }
            if let left = DiskRoom.left(at: path), left.bytes < Self.needed {
                throw Self.full(words, path, left)
            }
        }
    }

    /// Why the compiler failed, where that was for lack of room.
    ///
    /// - Parameter output: The compiler's words.
    func failure(in output: String) -> GANError? {
        guard [ENOSPC, EDQUOT].contains(where: { output.contains(String(cString: strerror($0))) }) else { return nil }
        let least = places.compactMap { place in DiskRoom.left(at: place.path).map { (place, $0) } }
            .min { $0.1.bytes < $1.1.bytes }
        return least.map { Self.full($0.0.words, $0.0.path, $0.1) }
    }

    private static func full(_ words: String, _ path: String, _ left: DiskRoom.Left) -> GANError {
        GANError(
            .cannotWrite,
            "the compiler has no room to write: the disk of \(path), \(words), has \(ByteSize.words(left.bytes)) left; make room, "
                + "or name a folder on another disk")
    }
}

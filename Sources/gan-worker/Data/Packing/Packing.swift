import Foundation
import GANKit

/// Packs pictures into archives, which get their names when the last one is complete.
struct Packing {
    /// What was packed, or will be.
    private(set) var manifest: PackManifest

    private let collection: any EncodedImageCollection
    private let target: PackTarget
    private let encoding: PackEncoding
    private let badImages: BadImages
    private var archives: [GrowingArchive] = []

    /// Prepares.
    ///
    /// - Parameters:
    ///   - source: Where the pictures are, as the user wrote it.
    ///   - collection: The pictures.
    ///   - target: Where they go.
    ///   - encoding: What becomes of their files.
    ///   - badImages: How many may be bad.
    /// - Throws: `GANError` with status 64 when there are fewer pictures than shards.
    init(
        from source: String, _ collection: any EncodedImageCollection, to target: PackTarget, _ encoding: PackEncoding,
        badImages: BadImages
    ) throws {
        guard collection.count >= target.paths.count else {
            throw GANError(
                .usage,
                "\(collection.count.grouped) pictures in \"\(source)\" cannot be spread over "
                    + "\(target.paths.count.grouped) shards; name fewer shards")
        }
        self.collection = collection
        self.target = target
        self.encoding = encoding
        self.badImages = badImages
        manifest = PackManifest(source: source, encoding: encoding, classNames: collection.classNames)
    }

    /// After so many pictures it is known about how much all will take.
    private static let looksAhead = 256

    /// Stops early where the archives cannot fit on their disk.
    private func requireRoom() throws {
        let packed = archives.reduce(0) { $0 + $1.byteCount }
        let rest = collection.count - manifest.count
        try DiskRoom.check(
            "another \(rest.grouped) pictures", each: packed / manifest.count, count: rest, isEachAFile: false,
            at: target.paths[0])
    }

    /// Packs all pictures.
    ///
    /// - Parameters:
    ///   - threads: Threads that decode and encode; 1 or more.
    ///   - progress: Is called after each picture; what it throws ends the packing.
    /// - Throws: `GANError` with status 65 when too many pictures are bad, 66 when all are, 73 when the archives cannot be
    ///   written; then nothing is left of them.
    mutating func run(threads: Int, progress: () throws -> Void) throws {
        try skip(collection.rejected)
        let (collection, encoding) = (self.collection, self.encoding)
        try ParallelWork.run(count: collection.count, threads: threads) { index -> Result<PackedPicture, GANError> in
            do {
                return .success(try PackedPicture(at: index, of: collection, encoding))
            } catch let error as GANError where error.status == .badData {
                return .failure(error)
            }
        } take: { index, picture in
            switch picture {
            case .success(let picture):
                try add(picture, at: index)
                if manifest.count == Self.looksAhead { try requireRoom() }
            case .failure(let error):
                try skip([UnreadableImage(name: collection.name(at: index), reason: error.message)])
            }
            try progress()
        }
        guard manifest.count > 0 else {
            throw GANError(
                .missingInput, "none of the pictures in \"\(manifest.source)\" can be read; nothing was written")
        }
        try openArchives(through: target.paths.count - 1)
        try finishLast()
        try commit()
    }

    private mutating func add(_ picture: PackedPicture, at index: Int) throws {
        try openArchives(through: target.shard(of: index, count: collection.count))
        try archives.last?.add(picture, number: manifest.count)
        manifest.count += 1
        manifest.labelled += picture.label == nil ? 0 : 1
    }

    /// Completes the present archive and begins the next ones, up to one; those between stay empty.
    private mutating func openArchives(through number: Int) throws {
        while archives.count <= number {
            try finishLast()
            archives.append(try GrowingArchive(target.kind, at: target.paths[archives.count]))
        }
    }

    private mutating func finishLast() throws {
        guard let archive = archives.last else { return }
        try archive.finish { manifest.text }
        manifest.archives.append(
            .init(
                name: NSString(string: archive.path).lastPathComponent, count: archive.count, bytes: archive.byteCount,
                checksum: archive.checksum))
    }

    /// Shards have no manifest for as long as they are not all there.
    private func commit() throws {
        if let path = target.manifestPath { unlink(path) }
        for archive in archives { try archive.commit() }
        if let path = target.manifestPath { try WholeFile.write(Data(manifest.text.utf8), to: path, synced: true) }
    }

    /// Takes note of bad pictures, and stops when they are too many.
    private mutating func skip(_ images: [UnreadableImage]) throws {
        manifest.skipped += images
        let all = collection.count + collection.rejected.count
        guard let objection = badImages.objection(to: manifest.skipped, of: all) else { return }
        throw GANError(objection.status, "nothing was written: \(objection.message)")
    }
}

import Foundation
import GANBase
import Logging
import Synchronization

/// Pictures ready for their random steps: decoded, or taken from the cache, where they are put in the first epoch.
final class PreparedImages: Sendable {
    private enum State {
        /// Every picture is decoded whenever it is needed.
        case uncached
        /// Pictures are decoded, and kept until the file has all of them.
        case writing(DecodedFileWriter)
        /// Pictures are taken from the file.
        case reading(DecodedFile)
    }

    private let collection: any ImageCollection
    private let transform: ImageTransform
    private let decoding: ImageDecoding
    private let name: DecodedFileName?
    private let limit: Int
    /// The epoch in which each picture is met for the first time.
    private let firstEpoch: Int
    private let state = Mutex(State.uncached)
    private let logger: Logger

    /// Looks for a cached file, or begins one.
    ///
    /// - Parameters:
    ///   - place: The source in words, as part of the file's name.
    ///   - cache: Where decoded pictures are kept; `nil` for not at all.
    ///   - firstEpoch: The epoch that is read first.
    ///   - logger: Is told what went wrong with the cache, and with `debug` what it has.
    init(
        _ collection: any ImageCollection, place: String, transform: ImageTransform, decoding: ImageDecoding,
        cache: DecodedCacheSettings?, firstEpoch: Int, logger: Logger
    ) {
        self.collection = collection
        self.transform = transform
        self.decoding = decoding
        self.firstEpoch = firstEpoch
        self.logger = logger
        limit = cache?.limit ?? 0
        name = cache.flatMap {
            try? DecodedFileName(
                collection, place: place, transform: transform, decoding: decoding, folder: $0.folder)
        }
        if let cache, let name {
            do {
                try Self.makeFolder(cache.folder)
                AbandonedFiles.remove(in: cache.folder)
                open(name, in: cache.folder)
            } catch {
                warnNotKept(error)
            }
        }
    }

    /// The decoded pictures, once all of them are kept.
    var file: DecodedFile? {
        state.withLock { if case .reading(let file) = $0 { file } else { nil } }
    }

    /// Calls a closure with a picture's pixels.
    ///
    /// - Parameters:
    ///   - epoch: The epoch for which it is read.
    ///   - file: What ``file`` was a moment ago: spares a look at what all threads share.
    /// - Throws: `GANError` with status 65 and the reason alone when the picture cannot be decoded, and what the closure
    ///   throws.
    func withPicture<Result>(
        at index: Int, epoch: Int, in file: DecodedFile? = nil, _ body: (PixelView) throws -> Result
    ) throws -> Result {
        if let file, epoch != firstEpoch, let picture = try? file.picture(at: index, isChecked: false) {
            return try picture.withView(body)
        }
        switch state.withLock({ $0 }) {
        case .uncached:
            return try decoded(index).withView(body)
        case .writing(let writer):
            // What is left over at the end of an epoch would otherwise be met in any later one, or never.
            if epoch > firstEpoch {
                storeMissing(with: writer)
                if self.file != nil { return try withPicture(at: index, epoch: epoch, body) }
            }
            return try decodedAndStored(index, with: writer).withView(body)
        case .reading(let file):
            let picture: DecodedImage?
            do {
                picture = try file.picture(at: index, isChecked: epoch == firstEpoch)
            } catch {
                replace(file)
                return try withPicture(at: index, epoch: epoch, body)
            }
            return try (picture ?? decoded(index)).withView(body)
        }
    }

    /// Gives up a file that is not whole.
    func close() {
        state.withLock { state in
            if case .writing(let writer) = state {
                writer.close()
                state = .uncached
            }
        }
    }

    private func decodedAndStored(_ index: Int, with writer: DecodedFileWriter) throws -> DecodedImage {
        let isClaimed = writer.claim(index)
        do {
            let image = try decoded(index)
            if isClaimed { store(image, at: index, with: writer) }
            return image
        } catch {
            if isClaimed { store(nil, at: index, with: writer) }
            throw error
        }
    }

    private func decoded(_ index: Int) throws -> DecodedImage {
        try transform.prepared(collection.image(at: index, decoding: decoding))
    }

    /// Makes the folder, which must be the user's own: what is in it is taken for the pictures themselves.
    private static func makeFolder(_ folder: String) throws {
        let isNew = access(folder, F_OK) != 0
        try WholeFile.makeFolder(folder)
        try CacheFolder.requireOwn(folder)
        if isNew { chmod(folder, 0o700) }
    }

    private func open(_ name: DecodedFileName, in folder: String) {
        do {
            let file = try DecodedFile(name.path, count: collection.count)
            state.withLock { $0 = .reading(file) }
            logger.debug("decoded pictures are read from \(name.path)")
            return
        } catch let error as GANError where error.status == .badData {
            logger.warning(
                "the decoded pictures in \(name.path) are damaged (\(error.message)); they are decoded again")
            unlink(name.path)
        } catch {
            // There is none yet.
        }
        begin(name, in: folder)
    }

    /// Begins to write a file, if there is room for it.
    private func begin(_ name: DecodedFileName, in folder: String) {
        do {
            try Self.makeFolder(folder)
            let room = CacheRoom(folder: folder, limit: limit)
            if let objection = room.objection(to: transform.preparedSize.map { $0 * collection.count }) {
                logger.warning("\(objection)")
                return
            }
            guard let writer = try DecodedFileWriter(name.path, count: collection.count, limit: limit) else {
                // From the next run on they are there.
                logger.debug("another process is writing \(name.path); pictures are decoded in each epoch")
                return
            }
            state.withLock { $0 = .writing(writer) }
            logger.debug("decoded pictures are written to \(name.path) in the first epoch")
        } catch {
            warnNotKept(error)
        }
    }

    private func storeMissing(with writer: DecodedFileWriter) {
        while let index = writer.claimAny() {
            store(try? decoded(index), at: index, with: writer)
        }
    }

    private func store(_ image: DecodedImage?, at index: Int, with writer: DecodedFileWriter) {
        do {
            guard try writer.store(image, at: index) else { return }
            let file = try DecodedFile(writer.path, count: collection.count)
            name?.removeOutdated()
            state.withLock { $0 = .reading(file) }
            logger.debug(
                "all \(collection.count.grouped) decoded pictures are in \(writer.path) now, and read from there")
        } catch {
            let isFirst = state.withLock { state in
                guard case .writing = state else { return false }
                state = .uncached
                return true
            }
            writer.close()
            if isFirst { warnNotKept(error) }
        }
    }

    /// Removes a damaged file and begins another.
    private func replace(_ file: DecodedFile) {
        let isFirst = state.withLock { state in
            guard case .reading(let current) = state, current === file else { return false }
            state = .uncached
            return true
        }
        guard isFirst, let name else { return }
        logger.warning("the decoded pictures in \(name.path) are damaged; they are decoded again")
        unlink(name.path)
        begin(name, in: name.path.parentFolder)
    }

    private func warnNotKept(_ error: any Error) {
        let reason = (error as? GANError)?.message ?? "\(error)"
        logger.warning("decoded pictures are not kept, and are decoded again in each epoch: \(reason)")
    }
}

import Foundation
import GANBase
import Synchronization

/// Writes a ``DecodedFile``, picture by picture in any order and from any thread, under another name until it is whole.
///
/// The unfinished file is locked, so that two processes never write one, and whoever comes later removes what a process
/// left that was killed.
final class DecodedFileWriter: Sendable {
    private struct State {
        var entries: [DecodedFile.Entry]
        /// Which pictures somebody has begun with.
        var isClaimed: [Bool]
        var missing: Int
        var nextUnclaimed = 0
        var end = 0
        var isClosed = false
    }

    let path: String
    private let aside: String
    private let descriptor: Int32
    private let limit: Int
    private let state: Mutex<State>

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: The whole file's name.
    ///   - count: How many pictures it shall have.
    ///   - limit: Bytes that it may take.
    /// - Returns: `nil` when another process is writing the same file.
    /// - Throws: `GANError` with status 73 when the file cannot be written.
    init?(_ path: String, count: Int, limit: Int) throws {
        self.path = path
        self.limit = limit
        aside = path + AbandonedFiles.suffix
        guard let descriptor = try AbandonedFiles.lock(aside) else {
            return nil
        }
        self.descriptor = descriptor
        state = Mutex(
            State(
                entries: Array(repeating: DecodedFile.Entry(), count: count),
                isClaimed: Array(repeating: false, count: count), missing: count))
        guard ftruncate(descriptor, 0) == 0 else {
            throw WholeFile.cannotWrite(aside)
        }
    }

    deinit {
        close()
        // Not before: another thread may still be writing, and the number of a closed file is given to the next one.
        Foundation.close(descriptor)
    }

    /// Claims a picture, so that it is stored once; false when somebody else did.
    func claim(_ index: Int) -> Bool {
        state.withLock { state in
            guard !state.isClosed, !state.isClaimed[index] else {
                return false
            }
            state.isClaimed[index] = true
            return true
        }
    }

    /// Claims any picture that nobody has claimed; `nil` when there is none.
    func claimAny() -> Int? {
        state.withLock { state in
            while !state.isClosed, state.nextUnclaimed < state.isClaimed.count {
                let index = state.nextUnclaimed
                state.nextUnclaimed += 1
                if !state.isClaimed[index] {
                    state.isClaimed[index] = true
                    return index
                }
            }
            return nil
        }
    }

    /// Stores a claimed picture; `nil` stands for one that cannot be decoded, and will be tried again by whoever reads the
    /// file.
    ///
    /// - Returns: Whether it was the last one, so that the file is whole and has its name.
    /// - Throws: `GANError` with status 73 when there is no room or the limit is reached; nothing can be stored any more.
    func store(_ image: DecodedImage?, at index: Int) throws -> Bool {
        let count = image?.pixels.count ?? 0
        let place = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.end += count
            return state.end - count
        }
        guard let place else {
            return false
        }
        guard place + count <= limit else {
            throw GANError(.cannotWrite, "they take more than the limit of \(ByteSize.words(limit))")
        }
        if let image {
            try write(image.pixels, at: place)
        }
        let isLast = state.withLock { state in
            if let image {
                state.entries[index] = DecodedFile.Entry(
                    offset: UInt64(place), width: UInt32(image.width), height: UInt32(image.height),
                    checksum: Inflater.checksum(image.pixels))
            }
            state.missing -= 1
            return state.missing == 0 && !state.isClosed
        }
        if isLast {
            try finish()
        }
        return isLast
    }

    /// Gives up an unfinished file; may be called twice.
    func close() {
        let isOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isOpen {
            unlink(aside)
        }
    }

    /// Writes index and footer, and gives the file its name.
    private func finish() throws {
        let (entries, end) = state.withLock { ($0.entries, $0.end) }
        var index: [UInt8] = []
        index.reserveCapacity(entries.count * DecodedFile.Entry.size)
        for entry in entries {
            index.append(littleEndian: entry.offset)
            index.append(littleEndian: entry.width)
            index.append(littleEndian: entry.height)
            index.append(littleEndian: entry.checksum)
        }
        var footer = DecodedFile.mark
        footer.append(littleEndian: UInt64(entries.count))
        footer.append(littleEndian: UInt64(end))
        footer.append(littleEndian: Inflater.checksum(index))
        try write(index + footer, at: end)
        guard fsync(descriptor) == 0, rename(aside, path) == 0 else {
            throw WholeFile.cannotWrite(path)
        }
        state.withLock { $0.isClosed = true }
    }

    private func write(_ bytes: [UInt8], at place: Int) throws {
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(
                    descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(place + done))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    throw GANError(.cannotWrite, "\(aside): \(SystemFile.systemWords(errno))")
                }
                done += count
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

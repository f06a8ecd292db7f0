import GANBase
import Synchronization

/// Reads, decodes and crops the pictures of a batch, on any thread.
///
/// What a batch holds depends on its number alone, not on what other threads do: every random choice is seeded by
/// (seed, epoch, picture), and a picture that cannot be read is replaced by the next one in the order of its epoch
/// that can.
final class BatchMaker: Sendable {
    private let collection: any ImageCollection
    private let prepared: PreparedImages
    private let transform: ImageTransform
    private let batch: Int
    private let seed: UInt64
    private let order: EpochOrder
    /// Pictures known to be unreadable; saves trying again, and changes nothing else.
    private let reasons = Mutex<[Int: String]>([:])

    init(
        _ collection: any ImageCollection, prepared: PreparedImages, transform: ImageTransform, order: EpochOrder,
        batch: Int, seed: UInt64
    ) {
        self.collection = collection
        self.prepared = prepared
        self.transform = transform
        self.order = order
        self.batch = batch
        self.seed = seed
    }

    /// Makes a batch.
    ///
    /// - Throws: `GANError` with status 66 when no picture at all can be read.
    func make(_ number: Int) throws -> PixelBatch {
        // Asked for once a batch: threads that ask for each picture wait for one another.
        var state = BatchState(file: prepared.file, reasons: reasons.withLock { $0 })
        let pixels = try [UInt8](unsafeUninitializedCapacity: batch * transform.byteCount) { room, count in
            for sample in 0..<batch {
                let target = UnsafeMutableBufferPointer(rebasing: room[count..<count + transform.byteCount])
                let place = order.place(ofSample: sample, inBatch: number)
                if state.epoch != place.epoch {
                    state.epoch = place.epoch
                    state.order = order.order(ofEpoch: place.epoch)
                }
                try write(place, &state, to: target)
                count += transform.byteCount
            }
        }
        return PixelBatch(pixels: pixels, failures: state.failures)
    }

    /// What making a batch goes by.
    private struct BatchState {
        /// The decoded pictures, where they were kept when the batch was begun.
        let file: DecodedFile?
        /// Why known pictures cannot be read.
        var reasons: [Int: String]
        /// What was skipped in this batch.
        var failures: [PixelBatch.Failure] = []
        var epoch: Int?
        var order: [UInt32] = []
    }

    /// Whether a picture is flipped in an epoch.
    func isFlipped(_ index: Int, epoch: Int) -> Bool {
        guard transform.isFlipping else {
            return false
        }
        var random = SeededRandom(seed, 0x666C_6970, UInt64(epoch), UInt64(index))
        return random.next() >> 63 == 1
    }

    /// Writes the first picture from a place on that can be read, running round at the end of the epoch's order.
    private func write(
        _ place: EpochOrder.Place, _ state: inout BatchState, to target: UnsafeMutableBufferPointer<UInt8>
    ) throws {
        let count = state.order.count
        for step in 0..<count {
            let index = Int(state.order[(place.position + step) % count])
            if let reason = state.reasons[index] {
                state.failures.append(PixelBatch.Failure(index: index, reason: reason))
                continue
            }
            do {
                try prepared.withPicture(at: index, epoch: place.epoch, in: state.file) { view in
                    try transform.write(
                        view, random: SeededRandom(seed, 0x6372_6F70, UInt64(place.epoch), UInt64(index)),
                        isFlipped: isFlipped(index, epoch: place.epoch), to: target)
                }
                return
            } catch {
                let reason = (error as? GANError)?.message ?? "\(error)"
                state.reasons[index] = reason
                reasons.withLock { $0[index] = reason }
                state.failures.append(PixelBatch.Failure(index: index, reason: reason))
            }
        }
        let first = state.failures.first.map {
            ": \(UnreadableImage(name: collection.name(at: $0.index), reason: $0.reason))"
        }
        throw GANError(
            .missingInput, "none of the \(count.grouped) pictures can be read; the first of them\(first ?? "")")
    }
}

import GANBase
import Synchronization

/// Reads, decodes and crops the pictures of a batch, on any thread.
///
/// What a batch holds depends on its number alone, not on what other threads do: every random choice is seeded by
/// (seed, epoch, picture), and a picture that cannot be read is replaced by the next one in the order of its epoch
/// that can.
final class BatchMaker: Sendable {
    private let collection: any ImageCollection
    private let crop: SquareCrop
    private let isFlipping: Bool
    private let batch: Int
    private let seed: UInt64
    private let order: EpochOrder
    /// Pictures known to be unreadable; saves trying again, and changes nothing else.
    private let reasons = Mutex<[Int: String]>([:])

    init(collection: any ImageCollection, side: Int, isFlipping: Bool, batch: Int, seed: UInt64) {
        self.collection = collection
        crop = SquareCrop(side: side)
        self.isFlipping = isFlipping
        self.batch = batch
        self.seed = seed
        order = EpochOrder(count: collection.count, batch: batch, seed: seed)
    }

    /// Makes a batch.
    ///
    /// - Throws: `GANError` with status 66 when no picture at all can be read.
    func make(_ number: Int) throws -> PixelBatch {
        var failures: [PixelBatch.Failure] = []
        let pixels = try [UInt8](unsafeUninitializedCapacity: batch * crop.byteCount) { room, count in
            for sample in 0..<batch {
                let place = order.place(ofSample: sample, inBatch: number)
                let (index, image) = try firstReadable(from: place, failures: &failures)
                let target = UnsafeMutableBufferPointer(rebasing: room[count..<count + crop.byteCount])
                try crop.write(image, isFlipped: isFlipped(index, epoch: place.epoch), to: target)
                count += crop.byteCount
            }
        }
        return PixelBatch(pixels: pixels, failures: failures)
    }

    /// Whether a picture is flipped in an epoch.
    func isFlipped(_ index: Int, epoch: Int) -> Bool {
        guard isFlipping else {
            return false
        }
        var random = SeededRandom(seed, 0x666C_6970, UInt64(epoch), UInt64(index))
        return random.next() >> 63 == 1
    }

    /// The first picture from a place on that can be read, running round at the end of the epoch's order.
    private func firstReadable(
        from place: EpochOrder.Place, failures: inout [PixelBatch.Failure]
    ) throws -> (index: Int, image: DecodedImage) {
        let order = order.order(ofEpoch: place.epoch)
        for step in 0..<order.count {
            let index = Int(order[(place.position + step) % order.count])
            if let reason = reasons.withLock({ $0[index] }) {
                failures.append(PixelBatch.Failure(index: index, reason: reason))
                continue
            }
            do {
                return (index, try collection.image(at: index))
            } catch {
                let reason = (error as? GANError)?.message ?? "\(error)"
                reasons.withLock { $0[index] = reason }
                failures.append(PixelBatch.Failure(index: index, reason: reason))
            }
        }
        let first = failures.first.map { ": \(collection.name(at: $0.index)): \($0.reason)" } ?? ""
        throw GANError(
            .missingInput, "none of the \(order.count.grouped) pictures can be read; the first of them\(first)")
    }
}

import Synchronization

/// Which picture comes when: each epoch a new order, every picture once in it.
///
/// A pure function of seed, count and batch; what is kept is only to save time.
final class EpochOrder: Sendable {
    private let count: Int
    private let batch: Int
    private let seed: UInt64
    private let recent = Mutex<[(epoch: Int, order: [UInt32])]>([])

    /// The place of a sample: its epoch and its position in the order of that epoch.
    struct Place: Hashable, Sendable {
        let epoch: Int
        let position: Int
    }

    init(count: Int, batch: Int, seed: UInt64) {
        self.count = count
        self.batch = batch
        self.seed = seed
    }

    /// The place of a sample of a batch.
    ///
    /// An epoch has as many whole batches as it holds; what is left over is dropped and comes in another epoch. Where
    /// there are fewer pictures than a batch needs, batches run on from one epoch into the next.
    func place(ofSample sample: Int, inBatch batchIndex: Int) -> Place {
        let batches = count / batch
        guard batches > 0 else {
            let running = batchIndex * batch + sample
            return Place(epoch: running / count, position: running % count)
        }
        return Place(epoch: batchIndex / batches, position: batchIndex % batches * batch + sample)
    }

    /// The order of an epoch: picture numbers, each once.
    func order(ofEpoch epoch: Int) -> [UInt32] {
        if let known = recent.withLock({ $0.first { $0.epoch == epoch }?.order }) {
            return known
        }
        var order = Array(0..<UInt32(count))
        var random = SeededRandom(seed, 0x6F72_6465_72, UInt64(epoch))
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, random.integer(below: last + 1))
        }
        recent.withLock { recent in
            if recent.count >= 2 {
                recent.removeFirst()
            }
            recent.append((epoch, order))
        }
        return order
    }
}

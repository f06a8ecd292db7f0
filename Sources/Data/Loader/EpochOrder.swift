import Synchronization

/// Which picture comes when: each epoch a new order, every picture once in it.
///
/// A pure function of seed, count and batch; what is kept is only to save time.
final class EpochOrder: Sendable {
    private let count: Int
    private let batch: Int
    private let seed: UInt64
    private let process: Int
    private let processes: Int
    private let shuffle: Shuffle
    private let parts: [Range<Int>]
    private let isGapless: Bool
    private let recent = Mutex<[(epoch: Int, order: [UInt32])]>([])

    /// The place of a sample: its epoch and its position in the order of that epoch.
    struct Place: Hashable, Sendable {
        let epoch: Int
        let position: Int
    }

    /// Makes the order.
    ///
    /// - Parameters:
    ///   - count: How many pictures there are.
    ///   - batch: Samples in a batch of one process.
    ///   - seed: Of the order; the same in all processes.
    ///   - process: The number of this process, from 0.
    ///   - processes: How many processes read the same data, each its own part of every epoch.
    ///   - shuffle: Any order, or through a buffer.
    ///   - isGapless: Whether batches run on from one epoch into the next, so that nothing is left over.
    ///   - parts: The numbers of the pictures of each shard, for a shuffle through a buffer; by default there is one.
    init(
        count: Int, batch: Int, seed: UInt64, process: Int = 0, processes: Int = 1, shuffle: Shuffle = .whole,
        isGapless: Bool = false, parts: [Range<Int>]? = nil
    ) {
        self.count = count
        self.batch = batch
        self.seed = seed
        self.process = process
        self.processes = processes
        self.shuffle = shuffle
        self.isGapless = isGapless
        self.parts = parts ?? [0..<count]
    }

    /// The place of a sample of a batch.
    ///
    /// The batches of all processes with one number are one large batch. An epoch has as many whole ones as it holds; what is
    /// left over is dropped and comes in another epoch. Where there are fewer pictures than a large batch needs, batches run
    /// on from one epoch into the next.
    func place(ofSample sample: Int, inBatch batchIndex: Int) -> Place {
        let large = batch * processes
        let batches = count / large
        let inLarge = process * batch + sample
        guard batches > 0, !isGapless else {
            let running = batchIndex * large + inLarge
            return Place(epoch: running / count, position: running % count)
        }
        return Place(epoch: batchIndex / batches, position: batchIndex % batches * large + inLarge)
    }

    /// The order of an epoch: picture numbers, each once.
    func order(ofEpoch epoch: Int) -> [UInt32] {
        if let known = recent.withLock({ $0.first { $0.epoch == epoch }?.order }) {
            return known
        }
        var random = SeededRandom(seed, 0x6F72_6465_72, UInt64(epoch))
        let order =
            switch shuffle {
            case .whole: random.shuffled(Array(0..<UInt32(count)))
            case .buffer(let size): buffered(size, &random)
            }
        recent.withLock { recent in
            if recent.count >= 2 {
                recent.removeFirst()
            }
            recent.append((epoch, order))
        }
        return order
    }

    /// Shards in any order, their pictures through a buffer.
    private func buffered(_ size: Int, _ random: inout SeededRandom) -> [UInt32] {
        var order: [UInt32] = []
        var buffer: [UInt32] = []
        order.reserveCapacity(count)
        for part in random.shuffled(parts) {
            for index in part {
                guard buffer.count >= size else {
                    buffer.append(UInt32(index))
                    continue
                }
                let slot = random.integer(below: size)
                order.append(buffer[slot])
                buffer[slot] = UInt32(index)
            }
        }
        return order + random.shuffled(buffer)
    }
}

import Testing

@testable import GANData

struct EpochOrderTests {
    @Test func everyPictureComesOnceAnEpochAndOrdersDiffer() {
        let order = EpochOrder(count: 1000, batch: 10, seed: 7)
        let first = order.order(ofEpoch: 0)
        let second = order.order(ofEpoch: 1)
        #expect(first.sorted() == Array(0..<1000))
        #expect(second.sorted() == Array(0..<1000))
        #expect(first != second)
        #expect(first != EpochOrder(count: 1000, batch: 10, seed: 8).order(ofEpoch: 0))
        // Forgotten and made anew, it is the same.
        _ = (2...5).map { order.order(ofEpoch: $0) }
        #expect(order.order(ofEpoch: 0) == first)
    }

    @Test func ordersAreUniform() {
        // Of 6,000 orders of three, each of the six comes 1,000 times; 150 is five standard deviations.
        var counts: [[UInt32]: Int] = [:]
        let order = EpochOrder(count: 3, batch: 1, seed: 1)
        for epoch in 0..<6000 {
            counts[order.order(ofEpoch: epoch), default: 0] += 1
        }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
    }

    @Test func theRestOfAnEpochIsDropped() {
        let order = EpochOrder(count: 10, batch: 4, seed: 0)
        #expect(order.place(ofSample: 3, inBatch: 1) == EpochOrder.Place(epoch: 0, position: 7))
        #expect(order.place(ofSample: 0, inBatch: 2) == EpochOrder.Place(epoch: 1, position: 0))
    }

    @Test func aBatchLargerThanTheFolderRunsOn() {
        let order = EpochOrder(count: 3, batch: 8, seed: 0)
        #expect(order.place(ofSample: 7, inBatch: 0) == EpochOrder.Place(epoch: 2, position: 1))
        #expect(order.place(ofSample: 0, inBatch: 1) == EpochOrder.Place(epoch: 2, position: 2))
    }

    @Test func randomNumbersDependOnSeedsAndTheirOrder() {
        func first(_ seeds: UInt64...) -> UInt64 {
            switch seeds.count {
            case 2:
                var random = SeededRandom(seeds[0], seeds[1])
                return random.next()
            default:
                var random = SeededRandom(seeds[0])
                return random.next()
            }
        }
        #expect(first(1, 2) != first(2, 1))
        #expect(first(0, 0) != first(0, 1))
        #expect(first(5) == first(5))
        var random = SeededRandom(3)
        let numbers = (0..<10_000).map { _ in random.number(-1...1) }
        #expect(numbers.allSatisfy { $0 >= -1 && $0 < 1 })
        #expect(abs(numbers.reduce(0, +) / 10_000) < 0.03)
        let integers = (0..<1000).map { _ in random.integer(below: 7) }
        #expect(Set(integers) == Set(0..<7))
    }

    @Test("through a buffer each picture comes once, near its place in its shard, shards in any order")
    func buffer() {
        let parts = [0..<100, 100..<150, 150..<300]
        func order(_ epoch: Int, _ size: Int) -> [Int] {
            EpochOrder(count: 300, batch: 7, seed: 3, shuffle: .buffer(size), parts: parts).order(ofEpoch: epoch)
                .map(Int.init)
        }
        var firstShards: Set<Int> = []
        for epoch in 0..<20 {
            let numbers = order(epoch, 10)
            #expect(numbers.sorted() == Array(0..<300))
            #expect(numbers == order(epoch, 10))
            // Nothing comes more than a buffer before its turn.
            let shards = numbers.map { number in parts.firstIndex { $0.contains(number) } ?? -1 }
            firstShards.insert(shards[0])
            for part in parts {
                let inside = numbers.filter(part.contains)
                #expect(inside.enumerated().allSatisfy { $1 - part.lowerBound <= $0 + 10 })
                #expect(inside != Array(part))
            }
        }
        #expect(firstShards == [0, 1, 2])
        #expect(order(0, 1).count == 300 && order(0, 1000).sorted() == Array(0..<300))
    }
}

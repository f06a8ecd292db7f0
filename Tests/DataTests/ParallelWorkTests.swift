import GANBase
import GANData
import Testing

struct ParallelWorkTests {
    @Test(arguments: [(0, 4), (1, 4), (100, 1), (100, 3), (5, 16)])
    func piecesComeInOrder(count: Int, threads: Int) throws {
        var taken: [Int] = []
        try ParallelWork.run(count: count, threads: threads) {
            $0 * $0
        } take: { number, piece in
            #expect(piece == number * number)
            taken.append(number)
        }
        #expect(taken == Array(0..<count))
    }

    @Test func firstErrorInOrderEndsIt() {
        var taken = 0
        let error = failure {
            try ParallelWork.run(count: 1_000, threads: 3) { number -> Int in
                guard number % 50 != 49 else { throw GANError(.badData, "\(number)") }
                return number
            } take: { _, _ in
                taken += 1
            }
        }
        #expect(error == GANError(.badData, "49"))
        #expect(taken == 49)
    }
}

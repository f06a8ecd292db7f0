import Testing

@testable import GANKit

@Suite("Waiting for data") struct DataWaitTests {
    @Test("the share is that of the last ten seconds")
    func share() {
        var wait = DataWait()
        #expect(wait.share(at: 0, waited: 0) == 0)
        // Ten seconds with half of the time lost, then thirty with none.
        for second in 1...10 {
            #expect(abs(wait.share(at: Double(second), waited: Double(second) / 2) - 0.5) < 1e-12)
        }
        for second in 11...40 { _ = wait.share(at: Double(second), waited: 5) }
        #expect(wait.share(at: 41, waited: 5) == 0)
        #expect(abs(wait.share(at: 46, waited: 7) - 0.2) < 0.02)
    }

    @Test("the advice is what is not done yet")
    func advice() {
        #expect(DataWait.advice(loaderThreads: 2, cores: 8, isCached: false) == "leave out --cache off")
        #expect(DataWait.advice(loaderThreads: 2, cores: 8, isCached: true) == "try --loader-threads 8")
        #expect(
            DataWait.advice(loaderThreads: 8, cores: 8, isCached: true)
                == "store the pictures smaller, by gan data pack")
    }
}

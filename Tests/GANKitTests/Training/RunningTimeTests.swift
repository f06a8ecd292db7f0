import Testing

@testable import GANKit

@Suite("Time of training")
struct RunningTimeTests {
    @Test("a gap in which nobody looked at the clock is one in which the process was stopped, and does not count")
    func gaps() {
        let start = ContinuousClock.now
        var time = RunningTime(at: start)
        let looks: [(at: Double, wanted: Double)] = [
            (0.25, 0.25), (0.5, 0.5), (1.25, 1.25), (61.25, 1.25), (61.5, 1.5), (61.5, 1.5), (61, 1.5), (62.25, 2.25),
        ]
        for (at, wanted) in looks {
            #expect(abs(time.seconds(at: start + .seconds(at)) - wanted) < 1e-6, "\(at)")
        }
    }
}

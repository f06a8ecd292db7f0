import GANTensors
import Testing

/// Schedules at and beyond their ends.
@Suite struct ScheduleTests {
    @Test func constant() {
        let schedules: [Schedule] = [2e-4, .constant(2e-4)]
        for schedule in schedules {
            #expect([0, 1, 1_000_000].map(schedule.value(at:)) == [2e-4, 2e-4, 2e-4])
            #expect(schedule.description == "0.0002")
        }
        let whole: Schedule = 3
        #expect(whole == .constant(3))
    }

    @Test func linear() {
        let schedule = Schedule.linear(1, to: 3, over: 10, after: 5)
        #expect([-1, 0, 5, 10, 15, 99].map(schedule.value(at:)) == [1, 1, 1, 2, 3, 3])
        #expect(schedule.description == "1.0 to 3.0 over 10 steps after 5 (linear)")
    }

    @Test func cosine() {
        let schedule = Schedule.cosine(2, to: 0, over: 4)
        let expected = [2, 1.7071067811865475, 1, 0.2928932188134524, 0, 0]
        for (step, value) in expected.enumerated() {
            #expect(Swift.abs(schedule.value(at: step) - value) <= 1e-15)
        }
        #expect(schedule.description == "2.0 to 0.0 over 4 steps (cosine)")
    }

    @Test func staircase() {
        let schedule = Schedule.step(8, factor: 0.5, every: 3)
        #expect([0, 2, 3, 5, 6, 9].map(schedule.value(at:)) == [8, 8, 4, 4, 2, 1])
        #expect(schedule.description == "8.0 times 0.5 every 3 steps")
    }

    @Test func bounds() {
        #expect(Schedule.constant(3).bounds == (3, 3))
        #expect(Schedule.cosine(2, to: 0, over: 4).bounds == (0, 2))
        #expect(Schedule.linear(-1, to: 3, over: 10).bounds == (-1, 3))
        #expect(Schedule.step(8, factor: 0.5, every: 3).bounds == (0, 8))
        #expect(Schedule.step(8, factor: 2, every: 3).bounds == (8, .infinity))
    }

    @Test func noStepsAtAll() {
        #expect(Schedule.linear(1, to: 2, over: 0).value(at: 1) == 2)
        #expect(Schedule.step(1, factor: 2, every: 0).value(at: 1) == 2)
    }

    @Test func everythingThatCanBeASchedule() {
        let rate = 0.5
        let optimizers: [any Optimizer] = [
            .adam(0.5), .adam(rate), .sgd(1), .rmsProp(.cosine(2e-4, to: 5e-5, over: 500_000)),
        ]
        #expect(optimizers.map { $0.rate.value(at: 0) } == [0.5, 0.5, 1, 2e-4])
    }
}

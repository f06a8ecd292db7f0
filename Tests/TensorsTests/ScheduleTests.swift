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

    /// torch 2.13: SequentialLR of LinearLR(0.1, 1, total_iters: 4) and CosineAnnealingLR(T_max: 10, eta_min: 5e-5) with
    /// the milestone 4, on a rate of 2e-4.
    @Test func warmUpAsInTorch() {
        let schedule = Schedule.cosine(2e-4, to: 5e-5, over: 10).warmingUp(over: 4, from: 2e-5)
        let expected = [
            2e-05, 6.5e-05, 0.00011, 0.000155, 0.0002, 0.00019632923872213654, 0.00018567627457812108,
            0.00016908389392193552, 0.0001481762745781211, 0.000125, 0.00010182372542187897, 8.091610607806454e-05,
            6.432372542187895e-05, 5.367076127786349e-05,
        ]
        for (step, value) in expected.enumerated() {
            #expect(Swift.abs(schedule.value(at: step) - value) <= 1e-18, "step \(step)")
        }
        #expect(
            schedule.description == "2e-05 to 0.0002 over 4 steps (linear), then 0.0002 to 5e-05 over 10 steps (cosine)"
        )
        #expect(schedule.bounds == (2e-5, 2e-4))
        #expect(Schedule.constant(3).warmingUp(over: 0) == 3)
        #expect([0, 1, 2, 9].map(Schedule.constant(3).warmingUp(over: 2).value(at:)) == [0, 1.5, 3, 3])
    }

    @Test func sequences() {
        let schedule = Schedule.linear(1, to: 5, over: 4).then(
            .step(8, factor: 0.5, every: 2).then(7, after: 3), after: 2)
        #expect([0, 1, 2, 3, 4, 5, 6].map(schedule.value(at:)) == [1, 2, 8, 8, 4, 7, 7])
        #expect(
            schedule.description
                == "1.0 to 5.0 over 4 steps (linear) for 2 steps, then 8.0 times 0.5 every 2 steps for 3 steps, then 7.0"
        )
        // The line's 5 and the staircase's 0 are never reached.
        #expect(schedule.bounds == (1, 8))
        #expect(Schedule.linear(1, to: -1, over: 10).then(3, after: 4).bounds.lowest > 0)
        #expect(Schedule.constant(1).then(2, after: 0).value(at: 0) == 2)
    }

    @Test func scaledAndRaised() {
        let schedule = Schedule.linear(1, to: 3, over: 2)
        #expect([0, 1, 2].map(schedule.scaled(by: -2).value(at:)) == [-2, -4, -6])
        #expect(schedule.scaled(by: -2).bounds == (-6, -2))
        #expect([0, 1, 2].map(schedule.raised(to: 2).value(at:)) == [1, 4, 9])
        #expect(schedule.raised(to: 2).bounds == (1, 9))
        #expect(Schedule.constant(3).scaled(by: 2) == 6)
    }

    @Test(
        arguments: [
            (.linear(1, to: 2, over: 0), "changes over 0 steps and must change over 1 or more"),
            (.cosine(1, to: 2, over: 5, after: -1), "begins to change after -1 steps, which cannot be below 0"),
            (.step(1, factor: 0, every: 5), "is multiplied by 0.0, which must be above 0"),
            (.step(1, factor: 2, every: 0), "is multiplied every 0 steps; write 1 or more"),
            (.constant(.infinity), "has the number inf and must be finite"),
            (.constant(1).then(2, after: -3), "goes over to another schedule after -3 steps, which cannot be below 0"),
            (.linear(1, to: 2, over: 0).warmingUp(over: 3), "changes over 0 steps and must change over 1 or more"),
        ] as [(Schedule, String)])
    func problems(schedule: Schedule, words: String) {
        #expect(schedule.problem == words)
    }

    @Test func everythingThatCanBeASchedule() {
        let rate = 0.5
        let optimizers: [any Optimizer] = [
            .adam(0.5), .adam(rate), .sgd(1), .rmsProp(.cosine(2e-4, to: 5e-5, over: 500_000)),
            .adam(
                .cosine(2e-4, to: 0, over: 9).warmingUp(over: 5, from: 1e-5),
                betas: (0, .linear(0.9, to: 0.99, over: 9))),
            .adam(.constant(0.25).then(rate, after: 3)).clippingGradients(to: 1),
        ]
        #expect(optimizers.map { $0.rate.value(at: 0) } == [0.5, 0.5, 1, 2e-4, 1e-5, 0.25])
    }
}

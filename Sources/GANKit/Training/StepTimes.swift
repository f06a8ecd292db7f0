/// How long the steps of a plan take on random samples.
struct StepTimes {
    private let critic: Spread
    private let criticGradient: Spread
    private let generator: Spread
    private let imagesPerSecond: Double
    private let choice: CriticStepChoice
    private let peakMemory: Int
    private let device: Device
    private let precision: Precision
    private let threads = Runtime.threads

    /// Steps in turn, as in training, after a warm-up.
    ///
    /// - Parameters:
    ///   - trainer: A trainer of the plan; it learns from the random samples.
    ///   - repetitions: How often each step is timed.
    init(_ trainer: Trainer, repetitions: Int) {
        let (plan, settings) = (trainer.plan, trainer.settings)
        let real = trainer.randomSamples()
        var (criticTimes, gradientTimes, generatorTimes): ([Double], [Double], [Double]) = ([], [], [])
        // The first steps fetch memory, and oneDNN compiles its kernels in them.
        for round in -3..<repetitions {
            let critic = Self.milliseconds(on: settings.device) { _ = trainer.criticStep(real: real) }
            let generator = Self.milliseconds(on: settings.device) { _ = trainer.generatorSteps(real: real) }
            // What the critic step holds besides the generator's forward pass and the optimiser, once more by itself.
            let fake = trainer.fakes()
            let gradient = Self.milliseconds(on: settings.device) {
                _ = trainer.criticGradients(real: real, fake: fake)
            }
            guard round >= 0 else { continue }
            gradientTimes.append(gradient)
            criticTimes.append(critic)
            generatorTimes.append(generator / Double(plan.generatorSteps))
        }
        critic = Spread(criticTimes)
        criticGradient = Spread(gradientTimes)
        generator = Spread(generatorTimes)
        let step = Double(plan.criticSteps.most) * critic.median + Double(plan.generatorSteps) * generator.median
        imagesPerSecond = Double(plan.batch * plan.criticSteps.most) / step * 1_000
        choice = trainer.criticStepChoice
        peakMemory = Runtime.peakMemory(on: settings.device)
        device = settings.device
        precision = plan.precision
    }

    /// For people.
    var lines: [String] {
        [
            "Critic step     \(critic.words)",
            "  its gradient  \(criticGradient.words)",
            "Generator step  \(generator.words)",
            "Speed           \(short(imagesPerSecond)) images a second",
            "Method          \(choice.summary)",
            "Memory          \((peakMemory / 1_048_576).grouped) MiB at most, libtorch included",
            "Machine         \(threads) \(threads == 1 ? "thread" : "threads"), \(device), \(precision.rawValue), libtorch \(Runtime.torchVersion)",
        ]
    }

    /// For programs.
    var json: JSONText {
        .object([
            ("critic_step_ms", critic.json), ("critic_gradient_ms", criticGradient.json),
            ("generator_step_ms", generator.json),
            ("images_per_second", .number(imagesPerSecond)), ("critic_method", .string(choice.method.rawValue)),
            ("peak_memory_mib", .number(Double(peakMemory) / 1_048_576)), ("threads", .integer(threads)),
            ("device", .string("\(device)")), ("precision", .string(precision.rawValue)),
        ])
    }

    private static func milliseconds(on device: Device, _ body: () -> Void) -> Double {
        let start = ContinuousClock.now
        body()
        Runtime.synchronize(device)
        return (ContinuousClock.now - start) / .milliseconds(1)
    }
}

/// Smallest, middle and largest of some times in milliseconds.
private struct Spread {
    let min: Double
    let median: Double
    let max: Double

    /// - Parameter times: One or more.
    init(_ times: [Double]) {
        let ordered = times.sorted()
        let middle = ordered.count / 2
        min = ordered[0]
        max = ordered[ordered.count - 1]
        median = ordered.count.isMultiple(of: 2) ? (ordered[middle - 1] + ordered[middle]) / 2 : ordered[middle]
    }

    var words: String { "\(short(median)) ms  (\(short(min)) to \(short(max)))" }
    var json: JSONText { .object([("min", .number(min)), ("median", .number(median)), ("max", .number(max))]) }
}

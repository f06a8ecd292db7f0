public import GANKit

/// Checks the laws that every metric must obey, on a few small samples.
///
/// The plan is possible, and names of numbers are in lower camel case and differ. There are as many numbers as names; they
/// are finite and the same each time, however the samples are cut into batches, whichever kind comes first, and in whatever
/// order they come. By the first number, which a metric is known by, fakes that are the real samples themselves are no worse
/// than one sample again and again, and, where the metric looks at real samples at all, no worse than samples of another
/// kind: the direction is the one that it declares. Of all of these the number is finite, copies are measured, and what is
/// plainly bad may be answered with a `GANError` of status 65. Too few samples and numbers that are not finite are answered with a
/// `GANError` of status 65 or with finite numbers. What a `ReusableAccumulator` keeps of the real samples gives the same
/// numbers again, also twice.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: MyMetric()) }
/// ```
///
/// - Parameters:
///   - metric: The metric.
///   - samples: Real samples to measure on, 24 or more, shape [N, …]; pictures in −1…1. Left out, they are coloured pictures of
///     32×32, or points of the plane for a metric that looks at samples as they are.
///   - dependsOnOrder: Whether the metric draws from its samples or halves them, so that their order matters.
///   - copiesAreBest: Whether nothing is better than the real samples themselves; not so for a metric that looks for samples
///     which the generator has learnt by heart.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers; what making the feature network ready throws.
public func checkLaws(
    of metric: any Metric, on samples: Tensor? = nil, dependsOnOrder: Bool = false, copiesAreBest: Bool = true
) throws {
    var book = LawBook(metric)
    checkPlan(of: metric, in: &book)
    let trial = try MetricTrial(metric, samples)
    let (real, fake) = (trial.real, trial.fake)
    let values: [Double]
    do {
        values = try trial.measure([(real, .real), (fake, .fake)])
    } catch {
        book.require(false, "\(real.shape[0]) real and \(fake.shape[0]) generated samples are not measured: \(error)")
        return try book.close()
    }
    let names = metric.measures.map(\.name)
    book.require(
        values.count == names.count, "compute() gives \(values.count) numbers, and there are \(names.count) measures")
    guard values.count == names.count, !values.isEmpty else { return try book.close() }
    for (name, value) in zip(names, values) { book.require(value.isFinite, "\(name) is \(value)") }
    checkRepetition(trial, values, in: &book)
    checkBatches(trial, values, dependsOnOrder: dependsOnOrder, in: &book)
    if copiesAreBest { checkDirection(trial, in: &book) }
    checkPoorSamples(trial, in: &book)
    checkReuse(trial, values, in: &book)
    try book.close()
}

private func checkPlan(of metric: any Metric, in book: inout LawBook) {
    book.require(metric.interval >= 1, "interval is \(metric.interval) and must be 1 or more steps")
    book.require(metric.samples >= 1, "samples is \(metric.samples) and must be 1 or more")
    book.require(!metric.measures.isEmpty, "there are no measures, so that nothing can be logged")
    let names = metric.measures.map(\.name)
    book.require(Set(names).count == names.count, "two measures have one name: \(names.joined(separator: ", "))")
    for measure in metric.measures {
        let isName = measure.name.first?.isLowercase == true && measure.name.allSatisfy { $0.isLetter || $0.isNumber }
        book.require(isName, "the measure \"\(measure.name)\" is not in lower camel case, as metrics.jsonl has them")
        book.require(
            !measure.summary.isEmpty && !measure.summary.contains(where: \.isNewline),
            "the summary of \(measure.name) must be one line")
    }
    do {
        try (metric as? any SelfChecking)?.check()
    } catch {
        book.require(false, "its own check() refuses it: \(error)")
    }
}

private func checkRepetition(_ trial: MetricTrial, _ values: [Double], in book: inout LawBook) {
    let again = try? trial.measure([(trial.real, .real), (trial.fake, .fake)])
    book.require(
        again == values,
        "a second measurement of the same samples gives \(again ?? []) after \(values): does one measurement change the next, or chance come in?"
    )
    let accumulator = trial.metric.makeAccumulator()
    accumulator.update(trial.real, of: .real)
    accumulator.update(trial.fake, of: .fake)
    let twice = (0..<2).map { _ in (try? accumulator.compute()).map(trial.known) }
    book.require(
        twice[0] == twice[1],
        "compute() gives \(twice[1] ?? []) when it is called a second time, after \(twice[0] ?? [])")
}

private func checkBatches(_ trial: MetricTrial, _ values: [Double], dependsOnOrder: Bool, in book: inout LawBook) {
    func parts(_ rows: Tensor, _ ends: [Int]) -> [Tensor] {
        zip([0] + ends, ends + [rows.shape[0]]).map { rows.sliced(along: 0, from: $0, to: $1) }
    }
    let (reals, fakes) = (parts(trial.real, [1, 4]), parts(trial.fake, [5, 6]))
    let mixed = zip(fakes, reals).flatMap { [($0, SampleKind.fake), ($1, .real)] }
    for (batches, change) in [
        (
            reals.map { ($0, SampleKind.real) } + fakes.map { ($0, .fake) },
            "the samples come in batches of unequal size"
        ),
        (mixed, "generated and real samples take turns"),
    ] {
        compare(trial, batches, with: values, when: change, in: &book)
    }
    guard !dependsOnOrder else { return }
    let turned = [(trial.real.flipped(along: [0]), SampleKind.real), (trial.fake.flipped(along: [0]), .fake)]
    compare(trial, turned, with: values, when: "the samples come in another order", in: &book)
}

private func compare(
    _ trial: MetricTrial, _ batches: [(Tensor, SampleKind)], with values: [Double], when change: String,
    in book: inout LawBook
) {
    let others = try? trial.measure(batches)
    let same = others.map { alike($0, values, within: 1e-5) } ?? false
    book.require(same, "the numbers are \(others ?? []) instead of \(values) when \(change)")
}

/// Whether there are as many numbers, and each agrees.
private func alike(_ some: [Double], _ others: [Double], within tolerance: Double) -> Bool {
    some.count == others.count && zip(some, others).allSatisfy { agree($0, $1, within: tolerance) }
}

private func checkPoorSamples(_ trial: MetricTrial, in book: inout LawBook) {
    let one = { (rows: Tensor) in rows.sliced(along: 0, from: 0, to: 1) }
    var cases: [(String, [(Tensor, SampleKind)])] = [
        ("no sample at all", []), ("one sample of each kind", [(one(trial.real), .real), (one(trial.fake), .fake)]),
        ("real samples alone", [(trial.real, .real)]), ("generated samples alone", [(trial.fake, .fake)]),
    ]
    if trial.fake.dtype.isFloatingPoint {
        let holes = Tensor.concatenated([trial.fake, one(trial.fake) * Double.nan])
        cases.append(("a generated sample that is not a number", [(trial.real, .real), (holes, .fake)]))
    }
    for (what, batches) in cases {
        do {
            let numbers = try trial.measure(batches)
            book.require(
                numbers.allSatisfy(\.isFinite), "\(what) gives \(numbers): throw a GANError with status 65 instead")
            book.require(!batches.isEmpty, "\(what) gives \(numbers), and nothing was measured: throw a GANError")
        } catch {
            let status = (error as? GANError)?.status
            book.require(
                status == .badData, "\(what) throws \(error) and must throw a GANError with status 65, in words")
        }
    }
}

private func checkReuse(_ trial: MetricTrial, _ values: [Double], in book: inout LawBook) {
    guard let first = trial.metric.makeAccumulator() as? any ReusableAccumulator else { return }
    first.update(trial.real, of: .real)
    let state = first.realState
    guard !state.isEmpty else { return }
    book.require(Set(state.map(\.name)).count == state.count, "two parts of realState have one name")
    for turn in ["from what was kept of the real samples", "from the same a second time"] {
        guard let next = trial.metric.makeAccumulator() as? any ReusableAccumulator else { return }
        next.restoreReal(Dictionary(state.map { ($0.name, $0.tensor) }) { first, _ in first })
        next.update(trial.fake, of: .fake)
        let numbers = (try? next.compute()).map(trial.known)
        let same = numbers.map { alike($0, values, within: 1e-9) } ?? false
        book.require(same, "the numbers are \(numbers ?? []) instead of \(values) \(turn)")
    }
}

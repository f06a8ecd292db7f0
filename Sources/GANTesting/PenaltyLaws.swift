public import GANKit

/// Checks the laws that every penalty must obey, in float64 on small critics.
///
/// The term is a finite scalar, it changes the gradients of the parameters, and those agree with finite differences. It
/// is finite, with its gradients, where the critic's gradient vanishes. Neither repeating every sample nor turning their
/// order round changes anything, unless points are drawn anew. A `StatefulPenalty` is not compared with finite differences, because its memory moves with
/// them.
///
/// A `GradientNormPenalty` moreover depends on the norm alone, the 2-norm of one sample's whole gradient; its own
/// `penalty(on:at:)` is the weighted sum of its `value(squaredNorms:)`; and it obeys Euler's identity ⟨w, ∂/∂w⟩ = Σ
/// 2·s·h'(s) for every weight of a locally linear critic. A `HomogeneousPenalty` scales with the power that it
/// declares.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: MyPenalty()) }
/// ```
///
/// - Parameter penalty: The penalty, its schedules at their first values.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(of penalty: any Penalty) throws {
    var book = LawBook(penalty)
    let critic = LawCritics.smooth()
    let term = penalty.penalty(on: critic, at: LawCritics.batch(for: critic))
    book.require(term.count == 1, "the term has shape \(term.shape) and must be a scalar")
    guard term.count == 1 else { return try book.close() }
    book.require(term.scalar().isFinite, "the term is \(term.scalar())")

    checkParameters(of: penalty, in: &book)
    checkRepetition(of: penalty, in: &book)
    checkOrder(of: penalty, in: &book)
    checkVanishingGradient(of: penalty, in: &book)
    if let penalty = penalty as? any GradientNormPenalty {
        checkJoin(of: penalty, in: &book)
        checkIdentities(of: penalty, in: &book)
    }
    if let penalty = penalty as? any HomogeneousPenalty {
        checkHomogeneity(of: penalty, in: &book)
    }
    try book.close()
}

/// The gradients of a penalty with respect to a critic's parameters, zero where it has none.
private func slopes(of penalty: any Penalty, on critic: Critic, exchanged: Bool = false) -> [Tensor] {
    let leaves = critic.parameters.map(\.tensor)
    var batch = LawCritics.batch(for: critic)
    if exchanged { batch = LawCritics.batch(for: critic, batch.fake, batch.real) }
    let term = penalty.penalty(on: critic, at: batch)
    guard term.requiresGradient else { return leaves.map { Tensor.zeros(like: $0) } }
    return zip(gradients(of: [term], withRespectTo: leaves), leaves).map { $0 ?? .zeros(like: $1) }
}

private func checkParameters(of penalty: any Penalty, in book: inout LawBook) {
    let critic = LawCritics.smooth()
    let exact = slopes(of: penalty, on: critic)
    // A penalty may be content with one batch; none is with both that and the same with its classes exchanged.
    let size = (exact + slopes(of: penalty, on: critic, exchanged: true)).map { $0.abs().max().scalar() }.max() ?? 0
    book.require(
        size > 0, "the penalty is dead: the gradient of its term with respect to every parameter of the critic is zero")
    if penalty is any StatefulPenalty { return }
    // The last bias never matters to a gradient, and a penalty may ignore others; two numbers of each weight are
    // enough.
    for (parameter, slope) in zip(critic.parameters, exact) where parameter.tensor.rank == 2 {
        for position in [0, parameter.tensor.count - 1] {
            let nudge =
                Tensor.arange(parameter.tensor.count, dtype: .int64).isEqual(to: Double(position))
                .to(.float64).reshaped(parameter.tensor.shape) * 1e-5
            let original = parameter.tensor.detached().clone()
            let values = [original + nudge, original - nudge].map { moved in
                parameter.replace(with: moved)
                return penalty.penalty(on: critic, at: LawCritics.batch(for: critic)).scalar()
            }
            parameter.replace(with: original)
            let estimate = (values[0] - values[1]) / 2e-5
            let number = slope.values()[position]
            book.require(
                agree(estimate, number, within: 1e-5),
                "a parameter's gradient is \(number) and finite differences give \(estimate)")
        }
    }
}

private func checkRepetition(of penalty: any Penalty, in book: inout LawBook) {
    let critic = LawCritics.smooth()
    let once = LawCritics.batch(for: critic)
    if drawsPoints(penalty, once) { return }
    let twice = LawCritics.batch(
        for: critic, .concatenated([once.real, once.real]), .concatenated([once.fake, once.fake]))
    let values = [once, twice].map { penalty.penalty(on: critic, at: $0).scalar() }
    book.require(
        agree(values[0], values[1], within: 1e-12),
        "the term is \(values[0]), and \(values[1]) when every sample is there twice: it must be a mean over samples")
}

private func checkOrder(of penalty: any Penalty, in book: inout LawBook) {
    let critic = LawCritics.smooth()
    let batch = LawCritics.batch(for: critic)
    if drawsPoints(penalty, batch) { return }
    let turned = LawCritics.batch(for: critic, batch.real.flipped(along: [0]), batch.fake.flipped(along: [0]))
    let values = [batch, turned].map { penalty.penalty(on: critic, at: $0).scalar() }
    book.require(
        agree(values[0], values[1], within: 1e-12),
        "the term is \(values[0]), and \(values[1]) when the samples come in another order")
}

/// Whether a penalty looks at points that are drawn anew, which other samples change in other ways.
private func drawsPoints(_ penalty: any Penalty, _ batch: Batch) -> Bool {
    guard let sampler = (penalty as? any GradientNormPenalty)?.sampler else { return false }
    if case .new = sampler.points(real: batch.real, fake: batch.fake, random: Random(seed: 3)) { return true }
    return false
}

private func checkVanishingGradient(of penalty: any Penalty, in book: inout LawBook) {
    let critic = LawCritics.smooth()
    guard let last = critic.parameters.last(where: { $0.tensor.rank == 2 }) else { return }
    last.replace(with: .zeros(like: last.tensor))
    let term = penalty.penalty(on: critic, at: LawCritics.batch(for: critic)).scalar()
    book.require(term.isFinite, "the term is \(term) where the critic's gradient is zero")
    let finite = slopes(of: penalty, on: critic).allSatisfy { $0.isFinite().all() }
    book.require(
        finite,
        "the parameters' gradients are not finite where the critic's gradient is zero: a root or a power with p below 2 at zero"
    )
}

private func checkJoin(of penalty: any GradientNormPenalty, in book: inout LawBook) {
    for (critic, kind) in [(LawCritics.smooth(), "points"), (LawCritics.ofPictures(), "pictures")] {
        for (real, fake) in [(5, 5), (6, 2)] {
            let batch = LawCritics.batch(for: critic, real: real, fake: fake)
            let own = penalty.penalty(on: critic, at: batch).scalar()
            let again = LawCritics.batch(for: critic, batch.real, batch.fake)
            let points = penalty.sampler.points(real: again.real, fake: again.fake, random: again.random)
            let norms = squaredGradientNorms(of: critic, at: points.samples(real: again.real, fake: again.fake))
            let weights = points.weights(real: real, fake: fake, like: norms)
            let joined = (penalty.value(squaredNorms: norms) * weights).sum().scalar()
            book.require(
                agree(own, joined, within: 1e-10),
                "the term on \(kind) is \(own), and the weighted sum of value(squaredNorms:) over \(real) real and \(fake) fake is \(joined): "
                    + "is the norm the 2-norm of one sample's whole gradient, and the mean one over samples?")
        }
    }
    let squares = Tensor([0.3, 2, 0.01, 1.2], dtype: .float64)
    let values = penalty.value(squaredNorms: squares)
    book.require(values.shape == [4], "value(squaredNorms:) gives shape \(values.shape) for shape [4]")
    let turned = penalty.value(squaredNorms: squares.flipped(along: [0])).flipped(along: [0])
    book.require(
        zip(values.values(), turned.values()).allSatisfy { agree($0, $1, within: 1e-12) },
        "value(squaredNorms:) depends on the order of the samples")
}

private func checkIdentities(of penalty: any GradientNormPenalty, in book: inout LawBook) {
    let critic = LawCritics.locallyLinear()
    let exact = slopes(of: penalty, on: critic)
    let batch = LawCritics.batch(for: critic)
    let points = penalty.sampler.points(real: batch.real, fake: batch.fake, random: batch.random)
    let norms = squaredGradientNorms(of: critic, at: points.samples(real: batch.real, fake: batch.fake)).detached()
    norms.requiresGradient = true
    let weights = points.weights(real: batch.real.shape[0], fake: batch.fake.shape[0], like: norms)
    let term = (penalty.value(squaredNorms: norms) * weights).sum()
    guard term.requiresGradient, let derivative = gradients(of: [term], withRespectTo: [norms])[0] else { return }
    let expected = withoutGradients { 2 * (norms * derivative).sum().scalar() }
    for (index, (parameter, slope)) in zip(critic.parameters, exact).enumerated() {
        let product = withoutGradients { (parameter.tensor * slope).sum().scalar() }
        let wanted = parameter.tensor.rank == 2 ? expected : 0
        book.require(
            agree(product, wanted, within: 1e-10),
            "Euler's identity fails at parameter \(index) of a locally linear critic: ⟨w, ∂/∂w⟩ is \(product) and must be \(wanted)"
        )
    }
}

private func checkHomogeneity(of penalty: any HomogeneousPenalty, in book: inout LawBook) {
    let squares = Tensor([0.3, 2, 0.7], dtype: .float64)
    let (before, after) = (penalty.value(squaredNorms: squares), penalty.value(squaredNorms: squares * 4))
    // Norms doubled: the value must grow by 2^p.
    let wanted = (Tensor(2, dtype: .float64).log() * penalty.power).exp().scalar()
    for (a, b) in zip(before.values(), after.values()) {
        book.require(
            agree(b, a * wanted, within: 1e-9),
            "the penalty declares the power \(penalty.power), and doubling the norm multiplies it by \(b / a) instead of \(wanted)"
        )
    }
}

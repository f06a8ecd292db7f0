public import GANKit

/// Checks the laws that every reparametrisation must obey, in float64 on a small critic of dense layers and a convolution.
///
/// It rewrites at least one parameter and refuses a critic that has none, with a `GANError`. What layers compute with has the
/// leaf's shape and type, is finite, and is a differentiable function of the leaf whose gradient agrees with finite
/// differences while the state stays; every parameter still gets a gradient. Only `advance` changes the state, and nothing changes
/// the leaf. The same random numbers give the same state. It is all there is: put into another critic it gives the same weights. Once the state has come to rest
/// the weights have the property that is claimed for them.
///
/// ```swift
/// @Test func laws() throws {
///     try checkLaws(of: UnitNorm()) { weight in abs(weight.norm().scalar() - 1) < 1e-9 }
/// }
/// ```
///
/// - Parameters:
///   - reparametrisation: The reparametrisation.
///   - property: What each rewritten weight obeys after 200 calls of `advance`; as layers compute with it.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(
    of reparametrisation: any Reparametrisation, claiming property: (_ weight: Tensor) -> Bool = { _ in true }
) throws {
    var book = LawBook(reparametrisation)
    let critic = LawCritics.withConvolution()
    let plain = critic.parameters.map { $0.tensor.values() }
    do {
        try reparametrisation.rewrite(critic, random: Random(seed: 51))
    } catch {
        book.require(false, "it does not rewrite a critic of dense layers and a convolution: \(error)")
        return try book.close()
    }
    let rewritten = namedParameters(of: critic.body).filter { $0.parameter.reparametrisation != nil }
    book.require(!rewritten.isEmpty, "no parameter of the critic is rewritten, and nothing was said: throw a GANError")
    book.require(
        critic.parameters.map { $0.tensor.values() } == plain,
        "rewrite(_:random:) changes the leaf; it says how weights are used, and leaves what the optimiser holds alone")
    checkRefusal(of: reparametrisation, in: &book)
    for (name, parameter) in rewritten { checkValue(of: parameter, name, in: &book) }
    checkGradients(of: critic, in: &book)
    checkWhatMoves(critic, in: &book)
    checkStateMoves(of: reparametrisation, from: critic, in: &book)
    for _ in 0..<200 { critic.advanceReparametrisations() }
    for (name, parameter) in rewritten {
        let weight = withoutGradients { parameter.value }
        book.require(property(weight), "the weight of \(name) has not the property that is claimed for it")
    }
    try book.close()
}

private func checkRefusal(of reparametrisation: any Reparametrisation, in book: inout LawBook) {
    let bare = Critic(Sequential([Flatten(), LeakyReLU(0.2), GivenSum()]), sampleShape: [4])
    do {
        try reparametrisation.rewrite(bare, random: Random(seed: 51))
        book.require(false, "a critic without any parameter is not refused: throw a GANError that says what is missing")
    } catch {
        book.require(
            error is GANError, "a critic without any parameter is refused by \(type(of: error)), not by a GANError")
    }
}

/// A layer without parameters that gives one number a sample.
private final class GivenSum: Layer {
    func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.sum(over: [1], keepingDimensions: true) }
}

private func checkValue(of parameter: Parameter, _ name: String, in book: inout LawBook) {
    guard let state = parameter.reparametrisation else { return }
    let leaf = parameter.tensor
    let value = state.value(of: leaf)
    book.require(
        value.shape == leaf.shape, "the weight of \(name) has the shape \(value.shape), and the leaf \(leaf.shape)")
    book.require(value.dtype == leaf.dtype, "the weight of \(name) is \(value.dtype), and the leaf \(leaf.dtype)")
    book.require(value.isFinite().all(), "the weight of \(name) is not finite")
    guard value.shape == leaf.shape, value.dtype == leaf.dtype else { return }
    let names = state.buffers.map(\.name)
    book.require(
        Set(names).count == names.count && !names.contains(""),
        "the state of \(name) has the names \(names); they must differ")
    let random = Random(seed: 52)
    let factors = random.normal(leaf.shape, dtype: leaf.dtype)
    guard value.requiresGradient,
        let slope = gradients(of: [(value * factors).sum()], withRespectTo: [leaf])[0]
    else {
        book.require(false, "no gradient goes from the weight of \(name) to its leaf, so that it will never be trained")
        return
    }
    let direction = random.normal(leaf.shape, dtype: leaf.dtype)
    let (exact, estimate) = withoutGradients {
        let ends = [1e-6, -1e-6].map { (state.value(of: leaf + direction * $0) * factors).sum().scalar() }
        return ((slope * direction).sum().scalar(), (ends[0] - ends[1]) / 2e-6)
    }
    book.require(
        agree(estimate, exact, within: 1e-5),
        "a derivative of the weight of \(name) with respect to its leaf is \(exact) and finite differences give \(estimate)"
    )
}

private func checkGradients(of critic: Critic, in book: inout LawBook) {
    let samples = Random(seed: 53).normal([6] + critic.sampleShape, dtype: .float64)
    let named = namedParameters(of: critic.body)
    let slopes = gradients(of: [critic(samples).square().sum()], withRespectTo: named.map(\.parameter.tensor))
    for ((name, _), slope) in zip(named, slopes) {
        let size = slope?.abs().max().scalar() ?? 0
        book.require(size > 0, "the scores give no gradient to \(name)")
        book.require(size.isFinite, "the gradient of \(name) is not finite")
    }
}

private func checkWhatMoves(_ critic: Critic, in book: inout LawBook) {
    let samples = Random(seed: 53).normal([6] + critic.sampleShape, dtype: .float64)
    let state = { namedBuffers(of: critic.body).map { $0.buffer.tensor.values() } }
    let leaves = { critic.parameters.map { $0.tensor.values() } }
    let before = (state(), leaves())
    let scores = [Phase.training, .sampling, .training].map { phase in
        withoutGradients { critic(samples, in: phase).values() }
    }
    book.require(state() == before.0, "the state moves when weights are used; only advance(_:) may move it")
    book.require(scores[0] == scores[2], "the same samples get other scores the second time, between two critic steps")
    critic.advanceReparametrisations()
    book.require(leaves() == before.1, "advance(_:) changes the leaf, which belongs to the optimiser")
    let isFinite = namedBuffers(of: critic.body).allSatisfy { $0.buffer.tensor.isFinite().all() }
    book.require(isFinite, "the state is not finite after advance(_:)")
}

private func checkStateMoves(
    of reparametrisation: any Reparametrisation, from critic: Critic, in book: inout LawBook
) {
    let (other, third) = (LawCritics.withConvolution(), LawCritics.withConvolution())
    do {
        for critic in [other, third] { try reparametrisation.rewrite(critic, random: Random(seed: 54)) }
    } catch {
        book.require(false, "it rewrites one critic and refuses another of the same kind: \(error)")
        return
    }
    let (mine, others) = (namedBuffers(of: critic.body), namedBuffers(of: other.body))
    book.require(
        mine.map(\.name) == others.map(\.name),
        "another critic's state has the names \(others.map(\.name)) instead of \(mine.map(\.name))")
    guard mine.map(\.name) == others.map(\.name) else { return }
    book.require(
        namedBuffers(of: third.body).map { $0.buffer.tensor.values() } == others.map { $0.buffer.tensor.values() },
        "the same random numbers give another state: take them from `random`")
    for (from, to) in zip(mine, others) { to.buffer.tensor = from.buffer.tensor.clone() }
    let same = zip(critic.parameters, other.parameters).allSatisfy { first, second in
        withoutGradients { first.value.values() == second.value.values() }
    }
    book.require(
        same,
        "a critic with the same leaves and the same state has other weights: a resumed run differs; list all state as buffers"
    )
}

public import GANKit

/// Checks the laws that every projection must obey, in float64 on a small critic of dense layers, a convolution and a batch
/// normalisation.
///
/// Of weights a thousand times too large at least one is moved, weights stay finite, and a second call changes nothing. The same
/// weights are moved in the same way. Parameters are changed in place: the tensors stay those that the optimiser holds, leaves that
/// require gradients. Nothing else of the critic changes, such as running statistics. Afterwards the weights have the
/// property that is claimed for them.
///
/// ```swift
/// @Test func laws() throws {
///     try checkLaws(of: WeightClipping(0.01)) { _, weight in weight.abs().max().scalar() <= 0.01 }
/// }
/// ```
///
/// - Parameters:
///   - projection: The projection.
///   - property: What each parameter obeys afterwards, by its name.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(
    of projection: any Projection, claiming property: (_ name: String, _ weight: Tensor) -> Bool = { _, _ in true }
) throws {
    var book = LawBook(projection)
    let (critic, twin) = (LawCritics.withEverything(), LawCritics.withEverything())
    let named = namedParameters(of: critic.body)
    let tensors = named.map(\.parameter.tensor)
    let before = tensors.map { $0.values() }
    let buffers = { namedBuffers(of: critic.body).map { $0.buffer.tensor.values() } }
    let statistics = buffers()
    projection.project(critic)
    for ((name, parameter), tensor) in zip(named, tensors) {
        book.require(
            parameter.tensor === tensor,
            "\(name) is another tensor afterwards, and the optimiser goes on with the old one: change it in place")
        book.require(parameter.tensor.isLeaf && parameter.tensor.requiresGradient, "\(name) no longer takes gradients")
        book.require(parameter.tensor.isFinite().all(), "\(name) is not finite afterwards")
        book.require(
            property(name, withoutGradients { parameter.tensor.detached() }),
            "\(name) has not the property that is claimed for it")
    }
    let after = critic.parameters.map { $0.tensor.values() }
    book.require(after != before, "of weights a thousand times too large none is moved: the projection does nothing")
    book.require(buffers() == statistics, "buffers change too, which are no weights")
    projection.project(critic)
    let again = critic.parameters.map { $0.tensor.values() }
    let moved = zip(after.joined(), again.joined()).map { abs($0 - $1) / max(abs($0), 1e-300) }.max() ?? 0
    book.require(
        moved <= 1e-9,
        "a second call moves weights by \(moved) of their size: what it has put back it must leave alone")
    projection.project(twin)
    book.require(
        twin.parameters.map { $0.tensor.values() } == after, "the same weights are moved otherwise in another critic")
    checkUpdate(after: projection, in: &book)
    try book.close()
}

/// An optimiser that was made before must see what was moved.
private func checkUpdate(after projection: any Projection, in book: inout LawBook) {
    let critic = LawCritics.withEverything()
    let optimizer = (.sgd(0.5) as StochasticGradientDescent).makeState(for: critic.parameters.map(\.tensor))
    projection.project(critic)
    let moved = critic.parameters.map { $0.tensor.detached().clone() }
    optimizer.step(gradients: moved.map { .ones(like: $0) }, at: 0)
    let difference =
        zip(critic.parameters, moved).map { parameter, moved in
            withoutGradients { (parameter.tensor.detached() - (moved - 0.5)).abs().max().scalar() }
        }.max() ?? 0
    book.require(
        difference <= 1e-9,
        "an optimiser's step after it goes elsewhere by \(difference): weights must be changed in place")
}

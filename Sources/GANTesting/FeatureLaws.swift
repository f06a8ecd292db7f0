public import GANKit

/// Checks the laws that every source of features must obey, on eight coloured pictures of 32×32.
///
/// Name and identity are one line each and stay the same. The network gives features, or scores of classes, or both: float32 of
/// shape [N, …], finite, without a history, the same each time, also after loading it again. A picture's row does not depend on
/// the other pictures of its batch, and different pictures have different rows. What it does not give is refused by a
/// `GANError` of status 64 or 65.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: Thumbnails()) }
/// ```
///
/// - Parameter source: The source.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers; what `FeatureSource.load(on:)` throws.
public func checkLaws(of source: any FeatureSource) throws {
    var book = LawBook(source)
    let identities = try [source.identity(), source.identity()]
    for (text, what) in [(source.name, "name"), (identities[0], "identity()")] {
        book.require(
            !text.isEmpty && !text.contains(where: \.isNewline), "\(what) is \"\(text)\" and must be one line")
    }
    book.require(identities[0] == identities[1], "identity() changes, so that nothing that was kept is found again")
    let (first, second) = (try source.load(on: .cpu), try source.load(on: .cpu))
    let pictures = MetricTrial.pictures().sliced(along: 0, from: 0, to: 8).pictureBytes()
    var given = 0
    for (what, networks) in [
        ("features", [first.features, second.features]), ("scores", [first.logits, second.logits]),
    ] as [(String, [(Tensor) throws -> Tensor])] {
        do {
            try checkRows(what, of: pictures, networks, in: &book)
            given += 1
        } catch {
            let status = (error as? GANError)?.status
            book.require(
                status == .badData || status == .usage,
                "\(what) are refused by \(error); it must be a GANError with status 64 or 65, in words")
        }
    }
    book.require(given > 0, "it gives neither features nor scores of pictures of 32×32")
    try book.close()
}

private func checkRows(
    _ what: String, of pictures: Tensor, _ networks: [(Tensor) throws -> Tensor], in book: inout LawBook
) throws {
    let rows = try networks[0](pictures)
    let count = pictures.shape[0]
    book.require(
        rows.rank == 2 && rows.shape[0] == count,
        "\(what) of \(count) pictures have the shape \(rows.shape), not [\(count), …]")
    book.require(rows.dtype == .float32, "\(what) are \(rows.dtype) and must be float32")
    guard rows.rank == 2, rows.shape[0] == count, rows.dtype.isFloatingPoint else { return }
    book.require(!rows.requiresGradient, "\(what) have a history: detach them")
    book.require(rows.isFinite().all(), "\(what) are not finite")
    let again = [try networks[0](pictures), try networks[1](pictures)]
    book.require(again[0].values() == rows.values(), "\(what) of the same pictures are others the second time")
    book.require(again[1].values() == rows.values(), "\(what) are others when the network is loaded again")
    let parts = try [(0, 1), (1, 3), (3, count)].map {
        try networks[0](pictures.sliced(along: 0, from: $0.0, to: $0.1))
    }
    let joined = withoutGradients { Tensor.concatenated(parts) }
    let difference = joined.shape == rows.shape ? withoutGradients { (joined - rows).abs().max().scalar() } : .infinity
    book.require(
        difference <= 1e-4 * max(1, withoutGradients { rows.abs().max().scalar() }),
        "\(what) of a picture change by \(difference) when others are left out of the batch")
    let varies = withoutGradients { rows.max(over: 0).isGreater(than: rows.min(over: 0)).any() }
    book.require(varies, "\(what) of all pictures are alike")
}

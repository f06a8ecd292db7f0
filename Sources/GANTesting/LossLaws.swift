public import GANKit

/// Checks the laws that every adversarial loss must obey, in float64 on scores of both signs.
///
/// Both values are finite scalars, also for scores of ±10,000. Each is differentiable, and the derivatives agree with
/// finite differences. Where real scores are low and fake ones high, the critic's loss asks for the opposite; where it
/// is the other way round, the generator's asks for higher fake scores: far from 0, and at scores below 1. Reordering
/// pairs changes nothing, and float32 agrees. A `HomogeneousLoss` grows with the scores, and a `BoundedLoss` comes to the
/// least that it states and no lower.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: MyLoss()) }
/// ```
///
/// - Parameter loss: The loss.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(of loss: any AdversarialLoss) throws {
    var book = LawBook(loss)
    let random = Random(seed: 11)
    let samples = (real: random.normal([6, 3], dtype: .float64), fake: random.normal([6, 3], dtype: .float64))
    let (real, fake) = (random.normal([6], dtype: .float64), random.normal([6], dtype: .float64))

    for (player, value) in players(of: loss) {
        let measured = value(Scores(real: real, fake: fake, samples: samples))
        book.require(measured.count == 1, "the \(player)'s loss has shape \(measured.shape) and must be a scalar")
        guard measured.count == 1 else { continue }
        for scale in [1e-3, 1, 1e4] {
            for (r, f) in [(1.0, -1.0), (-1, 1), (1, 1), (-1, -1)] {
                let scores = Scores(real: real.abs() * (r * scale), fake: fake.abs() * (f * scale), samples: samples)
                let number = value(scores).scalar()
                book.require(number.isFinite, "the \(player)'s loss is \(number) for scores of size \(scale)")
            }
        }
        let order = random.permutation(6)
        let reordered = Scores(
            real: real.indexed(by: order, along: 0), fake: fake.indexed(by: order, along: 0),
            samples: (samples.real.indexed(by: order, along: 0), samples.fake.indexed(by: order, along: 0)))
        book.require(
            agree(value(reordered).scalar(), measured.scalar(), within: 1e-12),
            "the \(player)'s loss changes from \(measured.scalar()) to \(value(reordered).scalar()) when pairs are reordered"
        )
        let narrow = Scores(
            real: real.to(.float32), fake: fake.to(.float32),
            samples: (samples.real.to(.float32), samples.fake.to(.float32)))
        book.require(
            agree(value(narrow).scalar(), measured.scalar(), within: 1e-4),
            "the \(player)'s loss is \(value(narrow).scalar()) in float32 and \(measured.scalar()) in float64")
        // Every score on the side that the player does not want: first by more than any usual margin, then by less, where
        // a loss that draws fakes to the wrong side of 0 is told from one that draws them up.
        let side = player == "critic" ? 1.0 : -1.0
        for place in [{ $0.abs() + 1.5 }, { $0.abs() / ($0.abs() + 1) * 0.4 + 0.3 }] as [(Tensor) -> Tensor] {
            let isRight = checkSlopes(
                of: value, named: player, real: -side * place(real), fake: side * place(fake), samples: samples,
                in: &book)
            guard isRight else { break }
        }
    }
    checkStatements(of: loss, real: real, fake: fake, samples: samples, in: &book)
    try book.close()
}

/// What a loss states for the gauges of a run.
private func checkStatements(
    of loss: any AdversarialLoss, real: Tensor, fake: Tensor, samples: (real: Tensor, fake: Tensor),
    in book: inout LawBook
) {
    func critic(_ real: Tensor, _ fake: Tensor) -> Double {
        loss.critic(Scores(real: real, fake: fake, samples: samples)).scalar()
    }
    let own = critic(real, fake)
    if loss is any HomogeneousLoss {
        let tripled = critic(real * 3, fake * 3)
        book.require(
            agree(tripled, 3 * own, within: 1e-9),
            "it states that it grows with the scores, and three times the scores cost the critic \(tripled), not 3·\(own)"
        )
    }
    guard let bounded = loss as? any BoundedLoss else { return }
    let least = bounded.leastCriticLoss
    let pairs: [(real: Double, fake: Double)] = [(1, 0), (0.5, -0.5), (1, -1), (2, -2), (30, -30), (1e3, -1e3)]
    let values = pairs.map {
        critic(Tensor.full([6], $0.real, dtype: .float64), Tensor.full([6], $0.fake, dtype: .float64))
    }
    for value in values + [own] {
        book.require(value >= least - 1e-9, "it states that the critic's least is \(least), and comes to \(value)")
    }
    let reached = values.min() ?? .nan
    book.require(
        reached <= least + 1e-3,
        "it states that a sure critic comes to \(least), and of scores that tell real from fake none gives less than \(reached)"
    )
}

private typealias LossValue = (Scores) -> Tensor

private func players(of loss: any AdversarialLoss) -> [(String, LossValue)] {
    [("critic", { loss.critic($0) }), ("generator", { loss.generator($0) })]
}

/// - Returns: Whether the slopes have the signs that they must have.
private func checkSlopes(
    of value: LossValue, named player: String, real: Tensor, fake: Tensor, samples: (real: Tensor, fake: Tensor),
    in book: inout LawBook
) -> Bool {
    let (r, f) = (real.clone(), fake.clone())
    r.requiresGradient = true
    f.requiresGradient = true
    let slopes = gradients(of: [value(Scores(real: r, fake: f, samples: samples))], withRespectTo: [r, f])
    let ofReal = slopes[0].map { $0.sum().scalar() } ?? 0
    let ofFake = slopes[1].map { $0.sum().scalar() } ?? 0
    if player == "critic" {
        book.require(ofReal < 0, "the critic's loss does not ask for higher real scores: its slope there is \(ofReal)")
        book.require(ofFake > 0, "the critic's loss does not ask for lower fake scores: its slope there is \(ofFake)")
    } else {
        book.require(
            ofFake < 0, "the generator's loss does not ask for higher fake scores: its slope there is \(ofFake)")
    }
    for (name, base, slope, rebuild) in [
        ("real", real, slopes[0], { Scores(real: $0, fake: fake, samples: samples) }),
        ("fake", fake, slopes[1], { Scores(real: real, fake: $0, samples: samples) }),
    ] as [(String, Tensor, Tensor?, (Tensor) -> Scores)] {
        guard let slope else { continue }
        for position in 0..<3 {
            let nudge = Tensor.arange(6, dtype: .int64).isEqual(to: Double(position)).to(.float64) * 1e-6
            let estimate = (value(rebuild(base + nudge)) - value(rebuild(base - nudge))).scalar() / 2e-6
            let exact = slope.values()[position]
            book.require(
                agree(estimate, exact, within: 1e-6),
                "the \(player)'s slope at a \(name) score is \(exact) and finite differences give \(estimate)")
        }
    }
    return player == "critic" ? ofReal < 0 && ofFake > 0 : ofFake < 0
}

/// All samples of a critic step in one batch: the scored ones first, then points of their own; of all, the penalised
/// ones last.
struct StepBatch {
    let samples: Tensor
    let real: Range<Int>
    let fake: Range<Int>
    let penalized: Range<Int>
    /// The rows of each penalty's points, by its position among the penalties.
    private let points: [Int: Range<Int>]

    init(real: Tensor, fake: Tensor, penalizing points: [PenaltyPoints?]) {
        var (penalizesReal, penalizesFake) = (false, false)
        var parts: [Tensor] = []
        var rows: [Int: Range<Int>] = [:]
        var end = real.shape[0] + fake.shape[0]
        for (position, points) in points.enumerated() {
            switch points {
            case .scored(let classes):
                penalizesReal = penalizesReal || classes != .fake
                penalizesFake = penalizesFake || classes != .real
            case .new(let own, _):
                parts.append(own)
                rows[position] = end..<(end + own.shape[0])
                end += own.shape[0]
            case nil: break
            }
        }
        let (reals, fakes) = (real.shape[0], fake.shape[0])
        let realComesLast = penalizesReal && !penalizesFake
        self.real = realComesLast ? fakes..<(fakes + reals) : 0..<reals
        self.fake = realComesLast ? 0..<fakes : reals..<(reals + fakes)
        let first =
            penalizesReal ? self.real.lowerBound : penalizesFake ? self.fake.lowerBound : reals + fakes
        penalized = first..<end
        for case (let position, .scored(let classes)?) in points.enumerated() {
            rows[position] =
                switch classes {
                case .real: self.real
                case .fake: self.fake
                case .both: 0..<(reals + fakes)
                }
        }
        self.points = rows
        samples = .concatenated((realComesLast ? [fake, real] : [real, fake]) + parts)
    }

    /// Where a penalty's points are among the penalised samples.
    func normRows(of position: Int) -> Range<Int> {
        let rows = points[position] ?? penalized
        return (rows.lowerBound - penalized.lowerBound)..<(rows.upperBound - penalized.lowerBound)
    }
}

extension Tensor {
    /// Some rows, or all without a call.
    func rows(_ range: Range<Int>) -> Tensor {
        range.lowerBound == 0 && range.upperBound == shape[0]
            ? self : sliced(along: 0, from: range.lowerBound, to: range.upperBound)
    }

    /// The numbers in float32 or wider.
    func wide() -> Tensor {
        dtype == .bfloat16 ? to(.float32) : self
    }
}

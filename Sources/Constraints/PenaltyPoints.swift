public import GANTensors

/// The points where a gradient is penalised, with weights that add up to one.
public enum PenaltyPoints {
    /// Points that the critic scores anyway: no further forward pass.
    case scored(ScoredPoints)
    /// Points of their own.
    ///
    /// `classes` counts the points of each class, in order; every class has the same total weight. Left empty, the
    /// points are one class.
    case new(Tensor, classes: [Int] = [])

    /// The points themselves, real before fake.
    ///
    /// - Parameters:
    ///   - real: The real samples that the critic scores.
    ///   - fake: The fakes that the critic scores.
    public func samples(real: Tensor, fake: Tensor) -> Tensor {
        switch self {
        case .scored(.real): real
        case .scored(.fake): fake
        case .scored(.both): .concatenated([real, fake])
        case .new(let points, _): points
        }
    }

    /// The weight of each point, adding up to one.
    ///
    /// - Parameters:
    ///   - real: How many real samples the critic scores.
    ///   - fake: How many fakes the critic scores.
    ///   - norms: A tensor of the type and device that the weights shall have.
    /// - Returns: Shape [points], in the order of ``samples(real:fake:)``.
    public func weights(real: Int, fake: Int, like norms: Tensor) -> Tensor {
        let classes: [Int] =
            switch self {
            case .scored(.real): [real]
            case .scored(.fake): [fake]
            case .scored(.both): [real, fake]
            case .new(let points, let classes): classes.isEmpty ? [points.shape[0]] : classes
            }
        let even = classes.map { count in
            Tensor.full(
                [count], 1 / Double(classes.count * count), dtype: norms.dtype, device: norms.device)
        }
        return even.count == 1 ? even[0] : .concatenated(even)
    }
}

/// Which of the scored samples are penalised.
public enum ScoredPoints: Sendable, Equatable {
    /// The real samples.
    case real
    /// The fakes.
    case fake
    /// Both classes, half the weight each, however many samples each has.
    case both
}

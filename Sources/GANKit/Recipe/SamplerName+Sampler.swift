public import ArgumentParser

extension SamplerName: ExpressibleByArgument {
    /// The sampler of that name.
    public var sampler: any PenaltySampler {
        switch self {
        case .interpolated: .interpolated
        case .interpolatedWithin: .interpolatedWithin
        case .interpolatedMixed: .interpolatedMixed
        case .realAndFake: .realAndFake
        case .fake: .fake
        case .real: .real
        case .perturbed: .perturbed()
        }
    }
}

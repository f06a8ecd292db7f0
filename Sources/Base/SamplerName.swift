/// The shipped samplers by name, so that a recipe can take one on its command line.
///
/// ```swift
/// @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake
/// …
/// Divergence(k: k, p: p, at: at.sampler)
/// ```
///
/// `gan run Ring.swift --at interpolated` then chooses another r(x); a name that does not exist is answered with those
/// that do. The numbers are the article's (Wu et al., arXiv:1712.01026).
public enum SamplerName: String, Sendable, CaseIterable {
    /// 1: random points on lines between real samples and fakes.
    case interpolated
    /// 2: random points on lines between two real samples, and between two fakes.
    case interpolatedWithin
    /// 3: random points on lines between any two samples of the union.
    case interpolatedMixed
    /// 4: the real samples and the fakes themselves.
    case realAndFake
    /// 5: the fakes alone.
    case fake
    /// 6: the real samples alone.
    case real
    /// 7: real samples with DRAGAN's noise, at its usual scale.
    case perturbed

    /// Reads a name as typed by a person.
    ///
    /// - Throws: `GANError` with status 64 that lists the names there are.
    public init(parsing text: String) throws {
        guard let name = SamplerName(rawValue: text) else {
            throw GANError(
                .usage,
                "there is no sampler '\(text.printable)'; there are \(Self.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        self = name
    }
}

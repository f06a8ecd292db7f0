public import GANTensors

/// Turns scores into what each player minimises.
///
/// Scores are high on real. A conforming type is a value with two methods; there is nothing to register:
///
/// ```swift
/// struct Cauchy: AdversarialLoss {
///     func critic(_ scores: Scores) -> Tensor { cost(scores.real - 1) + cost(scores.fake + 1) }
///     func generator(_ scores: Scores) -> Tensor { cost(scores.fake - 1) }
///     func cost(_ error: Tensor) -> Tensor { (error.square() + 1).log().mean() }
/// }
/// ```
public protocol AdversarialLoss: Sendable {
    /// What the critic minimises: a scalar.
    func critic(_ scores: Scores) -> Tensor
    /// What the generator minimises: a scalar.
    ///
    /// Here `scores.real` is computed only when it is asked for, and without gradients.
    func generator(_ scores: Scores) -> Tensor
}

public import ArgumentParser

/// How the gradients of a critic step are computed.
public enum CriticStepMethod: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// Forward, backward to the input, tangent forward, weight gradients: exact for locally linear critics.
    case fourPasses = "four-passes"
    /// Backward through the gradient with respect to the input, by autograd: for every critic.
    case doubleBackward = "double-backward"

    /// What a run's first lines call it.
    var name: String {
        switch self {
        case .fourPasses: "four passes"
        case .doubleBackward: "double backward"
        }
    }
}

/// The method that a plan's critic steps take, and why.
struct CriticStepChoice {
    let method: CriticStepMethod
    /// Why the critic step cannot take four passes, in words; nil where it can.
    let obstacle: String?

    /// Chooses: four passes where they are exact.
    ///
    /// - Parameters:
    ///   - wish: The method that was asked for; nil leaves the choice open.
    ///   - critic: The critic, its reparametrisations attached.
    ///   - penalties: All penalties of the plan.
    /// - Throws: `GANError` with status 64 when four passes were asked for and cannot be had.
    init(wish: CriticStepMethod?, critic: Critic, penalties: [NamedPenalty]) throws {
        obstacle = Self.obstacle(critic, penalties)
        method = wish ?? (obstacle == nil ? .fourPasses : .doubleBackward)
        if method == .fourPasses, let obstacle {
            throw GANError(
                .usage, "the critic step cannot take four passes: \(obstacle); leave out --critic-step four-passes")
        }
    }

    /// Checks that the critic step can be computed in parts.
    ///
    /// - Throws: `GANError` with status 64, in words, when a sample's share depends on the whole batch in the critic or
    ///   in a penalty.
    static func checkParts(_ critic: Critic, _ penalties: [NamedPenalty]) throws {
        if let (path, layer) = critic.couplingLayer {
            throw GANError(
                .usage,
                "a batch cannot be computed in parts: \(type(of: layer)) (layer \(path) of the critic) takes its statistics from the whole batch; use normalization: .none or .layer in the critic, or accumulation 1"
            )
        }
        if let other = penalties.first(where: { !isSeparable($0.penalty) }) {
            throw GANError(
                .usage,
                "a batch cannot be computed in parts: \(type(of: other.penalty)) looks at the critic and the whole batch; make it a GradientNormPenalty or a ScorePenalty, or use accumulation 1"
            )
        }
    }

    private static func isSeparable(_ penalty: any Penalty) -> Bool {
        penalty is any GradientNormPenalty || penalty is any ScorePenalty
    }

    /// The method in words, with the reason where four passes cannot be had.
    var summary: String {
        obstacle.map { "\(method.name), because \($0)" } ?? method.name
    }

    private static func obstacle(_ critic: Critic, _ penalties: [NamedPenalty]) -> String? {
        if let (path, layer) = critic.layerWithCurvature {
            let place = path.isEmpty ? "the critic's body" : "layer \(path)"
            return "\(place) (\(type(of: layer))) is not locally linear"
        }
        let other = penalties.first { !isSeparable($0.penalty) }
        return other.map { "\(type(of: $0.penalty)) is neither a GradientNormPenalty nor a ScorePenalty" }
    }
}

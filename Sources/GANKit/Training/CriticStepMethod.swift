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

    /// The method in words, with the reason where four passes cannot be had.
    var summary: String {
        obstacle.map { "\(method.name), because \($0)" } ?? method.name
    }

    private static func obstacle(_ critic: Critic, _ penalties: [NamedPenalty]) -> String? {
        if let (path, layer) = critic.layerWithCurvature {
            let place = path.isEmpty ? "the critic's body" : "layer \(path)"
            return "\(place) (\(type(of: layer))) is not locally linear"
        }
        let other = penalties.first { !($0.penalty is any GradientNormPenalty || $0.penalty is any ScorePenalty) }
        return other.map { "\(type(of: $0.penalty)) is neither a GradientNormPenalty nor a ScorePenalty" }
    }
}

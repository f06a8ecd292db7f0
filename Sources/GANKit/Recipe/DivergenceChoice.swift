import ArgumentParser

/// What `--on-divergence` says.
enum DivergenceChoice: String, ExpressibleByArgument, CaseIterable {
    case stop
    case rollBack = "roll-back"

    var policy: DivergencePolicy {
        switch self {
        case .stop: .stop
        case .rollBack: .rollBack()
        }
    }
}

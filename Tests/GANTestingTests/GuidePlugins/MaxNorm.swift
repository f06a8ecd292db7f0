import GANKit

/// Shortens every weight matrix whose 2-norm exceeds a bound.
struct MaxNorm: Projection {
    let bound: Double

    func project(_ critic: Critic) {
        for parameter in critic.parameters {
            guard case .weight = parameter.role else { continue }
            let length = withoutGradients { parameter.tensor.norm().scalar() }
            if length > bound { parameter.tensor.multiply(by: bound / length) }
        }
    }
}

import GANKit

/// Gradients must be those of the function.
func checkSlopes(_ trial: LayerTrial, in book: inout LawBook) {
    let (layer, phase, random) = (trial.layer, trial.steadyPhase, Random(seed: 31))
    let factors = random.normal(trial.output(in: phase).shape, dtype: .float64)
    func value(at input: Tensor) -> Double {
        withoutGradients { (layer.forward(input, in: phase) * factors).sum().scalar() }
    }
    let input = trial.isSmooth ? trial.input.detached() : trial.input
    if trial.isSmooth { input.requiresGradient = true }
    let parameters = namedParameters(of: layer)
    let leaves = (trial.isSmooth ? [input] : []) + parameters.map(\.parameter.tensor)
    guard !leaves.isEmpty else { return }
    let total = (layer.forward(input, in: phase) * factors).sum()
    guard total.requiresGradient else {
        book.require(false, "the output has no history: no gradient reaches the parameters or the input")
        return
    }
    let slopes = gradients(of: [total], withRespectTo: leaves)
    let names = (trial.isSmooth ? ["the input"] : []) + parameters.map { "the parameter \($0.name)" }
    for (position, (name, slope)) in zip(names, slopes).enumerated() {
        let isInput = trial.isSmooth && position == 0
        guard let slope else {
            // An output may ignore its input, as that of a learnt constant does; a parameter is there to be learnt.
            book.require(isInput && !dependsOnInput(trial, phase), "no gradient reaches \(name)")
            continue
        }
        for _ in 0..<2 {
            let direction = random.normal(leaves[position].shape, dtype: .float64)
            let exact = withoutGradients { (slope * direction).sum().scalar() }
            let ends = [1e-6, -1e-6].map { distance in
                let parameter = isInput ? nil : parameters[position - (trial.isSmooth ? 1 : 0)].parameter
                guard let parameter else { return value(at: withoutGradients { trial.input + direction * distance }) }
                let original = parameter.tensor.detached().clone()
                withoutGradients { parameter.tensor.add(direction, scale: distance) }
                defer { withoutGradients { parameter.tensor.copy(from: original) } }
                return value(at: trial.input)
            }
            let estimate = (ends[0] - ends[1]) / 2e-6
            book.require(
                agree(estimate, exact, within: 1e-5),
                "a derivative with respect to \(name) is \(exact) and finite differences give \(estimate)")
        }
    }
}

private func dependsOnInput(_ trial: LayerTrial, _ phase: Phase) -> Bool {
    let moved = withoutGradients { trial.input + 0.1 }
    return trial.output(in: phase, of: moved).values() != trial.output(in: phase).values()
}

/// Layers compute with what a reparametrisation makes of a parameter.
func checkParametersInUse(_ trial: LayerTrial, in book: inout LawBook) {
    let phase = trial.steadyPhase
    for (name, parameter) in namedParameters(of: trial.layer) where parameter.reparametrisation == nil {
        let original = parameter.tensor.detached().clone()
        let other = OtherWeight()
        parameter.reparametrisation = other
        let rewritten = trial.output(in: phase).values()
        parameter.reparametrisation = nil
        withoutGradients { parameter.tensor.copy(from: other.value(of: original)) }
        let expected = trial.output(in: phase).values()
        withoutGradients { parameter.tensor.copy(from: original) }
        book.require(
            rewritten.count == expected.count
                && zip(rewritten, expected).allSatisfy { agree($0, $1, within: 1e-9) },
            "the parameter \(name) is used as `tensor`: compute with its `value`, or spectral normalisation will change nothing"
        )
    }
}

/// A weight of another length, another direction and another sign, so that layers notice which care for one of them only.
private final class OtherWeight: WeightReparametrisation {
    func value(of leaf: Tensor) -> Tensor {
        let ramp = (Tensor.arange(leaf.count).to(leaf.dtype) + 1) / Double(leaf.count + 1)
        return leaf * -2 + ramp.reshaped(leaf.shape)
    }
    func advance(_ leaf: Tensor) {}
    var buffers: [(name: String, buffer: Buffer)] { [] }
}

/// What parameters and buffers hold must be all that decides an output.
func checkState(_ trial: LayerTrial, in book: inout LawBook) {
    let other = trial.stranger()
    guard trial.hand(overTo: other, in: &book, "made anew") else { return }
    for phase in [Phase.sampling, .training] where trial.isSteady(in: phase) {
        let expected = trial.output(in: phase)
        let found = withoutGradients { other.forward(trial.input, in: phase) }
        let difference = trial.distance(found, expected)
        book.require(
            difference == 0,
            "made anew and given the state of the first, the layer's output in .\(phase) differs by \(difference): some number is neither parameter nor buffer"
        )
    }
}

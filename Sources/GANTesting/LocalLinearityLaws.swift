import GANKit

/// What claims to be locally linear must be so, and its four passes must be autograd's.
func checkLocalLinearity(_ trial: LayerTrial, in book: inout LawBook) {
    guard let layer = trial.layer as? any LocallyLinearLayer, trial.isSmooth,
        namedLayers(of: layer).allSatisfy({ $0.layer is any LocallyLinearLayer })
    else { return }
    let random = Random(seed: 41)
    let (training, sampling) = (trial.output(in: .training), trial.output(in: .sampling))
    book.require(training.values() == sampling.values(), "a locally linear layer must not depend on the phase")
    let passes = Passes(layer, trial.input, delta: random.normal(training.shape, dtype: .float64))

    let step = random.normal(trial.input.shape, dtype: .float64) * 1e-7
    let near = Passes(layer, trial.input + step, delta: passes.delta)
    let bend = distance(passes.slope, near.slope)
    book.require(
        bend <= 1e-11 * size(of: passes.slope),
        "the derivative changes by \(bend) within 1e-7 of a sample: the layer is not locally linear, and four passes would leave its curvature out"
    )
    let tangent = random.normal([2] + trial.sampleShape, dtype: .float64)
    let scores = random.normal([trial.count], dtype: .float64)
    for penalized in [2..<4, 4..<4] {
        checkPasses(passes, tangent: penalized.isEmpty ? nil : tangent, scores, penalized, in: &book)
    }
}

/// A layer at one batch, by autograd.
private struct Passes {
    let layer: any LocallyLinearLayer
    let input: Tensor
    /// The derivative of each sample's score by the layer's output.
    let delta: Tensor
    let output: Tensor
    /// Aᵀδ.
    let slope: Tensor

    init(_ layer: any LocallyLinearLayer, _ input: Tensor, delta: Tensor) {
        (self.layer, self.input, self.delta) = (layer, input, delta)
        let leaf = input.detached()
        leaf.requiresGradient = true
        let output = layer.forward(leaf, in: .training)
        self.output = output.detached()
        let slopes = output.requiresGradient ? gradients(of: [output], withRespectTo: [leaf], seeds: [delta]) : [nil]
        slope = slopes[0] ?? .zeros(like: input)
    }

    /// A ȧ of the samples from `first` on, by finite differences; exact for a locally linear layer.
    func moved(_ tangent: Tensor, from first: Int) -> Tensor {
        withoutGradients {
            let part = input.sliced(along: 0, from: first, to: input.shape[0])
            let ends = [1e-5, -1e-5].map { layer.forward(part + tangent * $0, in: .training) }
            return (ends[0] - ends[1]) / 2e-5
        }
    }

    /// The gradients of Σ s_i δ_i·y_i + Σ δ_i·A_i ȧ_i with respect to the parameters.
    func weightGradients(tangent: Tensor?, _ scores: Tensor, from first: Int) -> [Tensor?] {
        let leaf = input.detached()
        leaf.requiresGradient = true
        let output = layer.forward(leaf, in: .training)
        let factors = scores.reshaped([scores.count] + [Int](repeating: 1, count: output.rank - 1))
        var total = (output * delta * factors).sum()
        if let tangent, output.requiresGradient,
            let slope = gradients(
                of: [output], withRespectTo: [leaf], seeds: [delta], creatingGraph: true)[0]
        {
            total = total + (slope.sliced(along: 0, from: first, to: leaf.shape[0]) * tangent).sum()
        }
        let parameters = namedParameters(of: layer).map(\.parameter.tensor)
        return parameters.isEmpty ? [] : gradients(of: [total], withRespectTo: parameters)
    }
}

private func checkPasses(
    _ exact: Passes, tangent: Tensor?, _ scores: Tensor, _ penalized: Range<Int>, in book: inout LawBook
) {
    let parameters = ParameterGradients()
    let named = namedParameters(of: exact.layer)
    let what = tangent == nil ? "without penalised samples" : "with the last two samples penalised"
    withoutGradients {
        let (output, map) = exact.layer.linearized(at: exact.input, with: parameters)
        let forward = distance(output, exact.output)
        book.require(
            forward <= 1e-11 * size(of: exact.output),
            "linearized(at:with:) gives an output that differs from forward's by \(forward)")
        let back = map.backward(exact.delta, for: tangent == nil ? 0..<exact.input.shape[0] : penalized)
        let rows = tangent == nil ? 0..<exact.input.shape[0] : penalized
        let part = { (batch: Tensor) in batch.sliced(along: 0, from: rows.lowerBound, to: rows.upperBound) }
        let backward = back.shape == exact.slope.shape ? distance(part(back), part(exact.slope)) : .infinity
        book.require(
            backward <= 1e-10 * size(of: exact.slope),
            "backward(_:for:) differs by \(backward) from autograd, \(what)")
        let moved = map.forward(
            tangent: tangent, SampleFactors(scores: scores, penalized: penalized), into: parameters)
        guard let tangent else { return }
        let wanted = exact.moved(tangent, from: penalized.lowerBound)
        let difference = moved.map { $0.shape == wanted.shape ? distance($0, wanted) : .infinity } ?? .infinity
        book.require(
            difference <= 1e-8 * size(of: wanted),
            "forward(tangent:_:into:) moves the output of penalised samples otherwise than the input moves it, by \(difference)"
        )
    }
    let wanted = exact.weightGradients(tangent: tangent, scores, from: penalized.lowerBound)
    let found = parameters.gradients(of: named.map(\.parameter))
    for ((name, _), (found, wanted)) in zip(named, zip(found, wanted)) {
        guard let wanted else { continue }
        let difference = found.map { $0.shape == wanted.shape ? distance($0, wanted) : .infinity } ?? .infinity
        book.require(
            difference <= 1e-10 * size(of: wanted),
            "the four passes' gradient of \(name) differs by \(difference) from autograd's, \(what)")
    }
}

private func distance(_ a: Tensor, _ b: Tensor) -> Double {
    withoutGradients { a.count == 0 ? 0 : (a - b).abs().max().scalar() }
}

private func size(of tensor: Tensor) -> Double {
    withoutGradients { tensor.count == 0 ? 1 : max(1, tensor.abs().max().scalar()) }
}

public import GANKit

/// Checks the laws that every layer must obey, in float64 on four random samples.
///
/// Everything that trains or is remembered is listed: parameters, buffers, layers inside, under names that differ; also what
/// collections, tuples and structures hold; a tied weight need be listed only once. The gradients with respect to the input
/// and to each parameter agree with finite differences. A sample's output does not depend on the others, unless the layer is a `SampleCoupling`. In `.sampling` the same input gives the same output and nothing
/// changes; in `.training` only buffers do. A layer made anew that takes over the state computes the same. Parameters are used
/// as `value`, so that a reparametrisation reaches them, and float32 agrees with float64.
///
/// A `BoundedLayer` gives numbers within its bounds. A `ShiftEquivariantLayer` that says so passes on what is added to all
/// numbers. A `LocallyLinearLayer` moreover is linear near each sample, and its four passes give autograd's numbers. A
/// `DescribedLayer` announces its output's shape, and comes back from its settings; with a `python` that has PyTorch, its twin takes
/// the same state and computes the same.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: Swirl(4), on: [4]) }
/// ```
///
/// - Parameters:
///   - layer: Makes the layer, afresh each time.
///   - sampleShape: The shape of one sample on the way in, without the batch dimension.
///   - bound: Whole numbers below this are given to it in place of normally distributed ones.
///   - python: The path of a Python with PyTorch; without it nothing is compared with Python. One that does not answer is
///     noted beside the broken laws.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers.
public func checkLaws(
    of layer: @autoclosure @escaping () -> any Layer, on sampleShape: [Int], wholeNumbersBelow bound: Int? = nil,
    python: String? = nil
) throws {
    let trial = LayerTrial(layer, sampleShape, bound)
    var book = LawBook(trial.layer)
    checkListing(of: trial.layer, in: &book)
    guard checkOutput(trial, in: &book) else { return try book.close() }
    checkBounds(trial, in: &book)
    checkPhases(trial, in: &book)
    checkSamples(trial, in: &book)
    checkSlopes(trial, in: &book)
    checkParametersInUse(trial, in: &book)
    checkState(trial, in: &book)
    checkTypes(trial, in: &book)
    checkLocalLinearity(trial, in: &book)
    checkShift(trial, in: &book)
    checkDescription(trial, in: &book)
    if let python {
        do {
            try checkPython(trial, python, in: &book)
        } catch {
            // What was noted so far is worth as much without the comparison.
            book.require(false, "it was not compared with its twin in PyTorch: \(error)")
        }
    }
    try book.close()
}

/// Whether there is an output to look at.
private func checkOutput(_ trial: LayerTrial, in book: inout LawBook) -> Bool {
    let output = trial.output(in: .training)
    book.require(
        output.rank >= 1 && output.shape[0] == trial.count,
        "\(trial.count) samples give an output of the shape \(output.shape), whose first dimension must count samples")
    book.require(output.dtype == .float64, "the output is \(output.dtype) where input and parameters are float64")
    book.require(output.isFinite().all(), "the output is not finite")
    book.require(output.count > 0, "the output is empty: its shape is \(output.shape)")
    return output.rank >= 1 && output.shape[0] == trial.count && output.dtype.isFloatingPoint && output.count > 0
}

/// What a layer says of the numbers that can leave it.
private func checkBounds(_ trial: LayerTrial, in book: inout LawBook) {
    guard let layer = trial.layer as? any BoundedLayer, trial.isSmooth else { return }
    let output = trial.output(in: .training)
    let (low, high) = (trial.input.min().scalar(), trial.input.max().scalar())
    for input in [low...high, -Double.infinity...Double.infinity] {
        let bounds = layer.outputBounds(for: input)
        book.require(
            bounds.contains(output.min().scalar()) && bounds.contains(output.max().scalar()),
            "outputBounds says \(bounds) for numbers in \(input), and out come \(output.min().scalar()) to \(output.max().scalar())"
        )
    }
}

private func checkPhases(_ trial: LayerTrial, in book: inout LawBook) {
    let before = trial.state
    let outputs = (0..<2).map { _ in trial.output(in: .sampling).values() }
    book.require(outputs[0] == outputs[1], "in .sampling the same input gives another output the second time")
    for change in trial.changes(since: before) {
        book.require(false, "in .sampling \(change.name) changes; only training may change it")
    }
    _ = trial.output(in: .training)
    for change in trial.changes(since: before) where change.isParameter {
        book.require(
            false, "the forward pass changes the parameter \(change.name); a number of the layer's own is a buffer")
    }
}

private func checkSamples(_ trial: LayerTrial, in book: inout LawBook) {
    let couples = namedLayers(of: trial.layer).contains { $0.layer is any SampleCoupling }
    for phase in [Phase.training, .sampling] where !(couples && phase == .training) && trial.isSteady(in: phase) {
        let together = trial.output(in: phase)
        let alone = withoutGradients {
            Tensor.concatenated(
                (0..<trial.count).map {
                    trial.layer.forward(trial.input.sliced(along: 0, from: $0, to: $0 + 1), in: phase)
                })
        }
        let difference = trial.distance(alone, together)
        book.require(
            difference <= 1e-9 * max(1, together.abs().max().scalar()),
            "in .\(phase) a sample's output changes by \(difference) when the others are left out: treat each sample by itself"
                + (phase == .training ? ", or conform to SampleCoupling" : ""))
    }
}

private func checkTypes(_ trial: LayerTrial, in book: inout LawBook) {
    let twin = trial.twin()
    place(twin, on: .cpu, as: .float32)
    let narrow = withoutGradients { twin.forward(trial.input(as: .float32), in: .sampling) }
    let wide = trial.output(in: .sampling)
    book.require(narrow.dtype == .float32, "the output is \(narrow.dtype) where input and parameters are float32")
    let difference = trial.distance(narrow.to(.float64), wide)
    book.require(
        difference <= 1e-4 * max(1, wide.abs().max().scalar()),
        "float32 and float64 differ by \(difference) in the output")
}

/// What claims to pass on what is added to all numbers must do so: the gradient of a critic's last bias rests on it.
private func checkShift(_ trial: LayerTrial, in book: inout LawBook) {
    guard trial.isSmooth, (trial.layer as? any ShiftEquivariantLayer)?.isShiftEquivariant == true else { return }
    let output = trial.output(in: .sampling)
    let difference = trial.distance(trial.output(in: .sampling, of: trial.input + 0.75), output + 0.75)
    book.require(
        difference <= 1e-9 * max(1, output.abs().max().scalar()),
        "isShiftEquivariant is true, and 0.75 added to all numbers of a sample changes the output by another number: off by \(difference)"
    )
}

/// A layer that can be written down must come back.
private func checkDescription(_ trial: LayerTrial, in book: inout LawBook) {
    guard let layer = trial.layer as? any DescribedLayer else { return }
    let output = trial.output(in: .sampling)
    do {
        _ = try described(layer)
        let announced = try outputShape(of: layer, for: trial.sampleShape, at: "the layer")
        let actual = Array(output.shape.dropFirst())
        book.require(announced == actual, "outputShape(of:) announces \(announced), and an output has \(actual)")
        let settings = layer.settings
        let again = try type(of: layer).init(settings: settings)
        try settings.refuseUnread()
        guard trial.hand(overTo: again, in: &book, "made of its settings") else { return }
        let difference = trial.distance(withoutGradients { again.forward(trial.input, in: .sampling) }, output)
        book.require(
            difference == 0,
            "made of its settings and given its weights, the layer's output differs by \(difference): is a setting left out?"
        )
    } catch {
        book.require(false, "it cannot be written down and read back: \(error)")
    }
}

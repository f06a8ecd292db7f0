/// A residual block of WGAN-GP's ResNets: normalise, activate, convolve, twice, beside a shortcut of one 1×1
/// convolution.
///
/// - Parameters:
///   - inputs: Channels on the way in.
///   - outputs: Channels on the way out.
///   - normalization: What stands before each activation.
///   - resampling: What happens to the sides.
func residualBlock(
    _ inputs: Int, _ outputs: Int, normalization: Normalization, resampling: Resampling
) -> any Layer {
    // Where the sides shrink, the first convolution keeps its channels and the second changes them; where they grow, the
    // reverse.
    let middle = resampling == .halved ? inputs : outputs
    var branch: [any Layer] = normalization.layer(inputs) + [ReLU()]
    branch += resampling.before + [Convolution(inputs, middle, kernel: 3, padding: 1)]
    branch += normalization.layer(middle) + [ReLU(), Convolution(middle, outputs, kernel: 3, padding: 1)]
    branch += resampling.after
    let isPlain = resampling == .kept && inputs == outputs
    let shortcut: [any Layer] = resampling.before + [Convolution(inputs, outputs, kernel: 1)] + resampling.after
    return Residual(Sequential(branch), shortcut: isPlain ? nil : Sequential(shortcut))
}

/// What a residual block does to the sides of its pictures.
enum Resampling {
    /// Nothing.
    case kept
    /// Doubled by repeating pixels, before the first convolution.
    case doubled
    /// Halved by averaging, after the last convolution.
    case halved

    var before: [any Layer] { self == .doubled ? [Upsample(scale: 2)] : [] }
    var after: [any Layer] { self == .halved ? [AveragePooling(2)] : [] }
}

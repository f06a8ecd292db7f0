internal import GANBase
internal import GANTensors

/// Stops with words when a loss that pairs real with fake meets batches of different sizes.
///
/// The trainer's batches are equal; only a program that calls the loss itself can get here.
func requirePairs(_ scores: Scores, for loss: String) {
    let (real, fake) = (scores.real.count, scores.fake.count)
    guard real == fake else {
        stopProgram(
            "\(loss) pairs each real score with a fake one, and there are \(real) real and \(fake) fake scores; give it batches of one size"
        )
    }
}

import GANKit

/// Asks for the same score for a sample and its mirror image: weight · mean (T(x) − T(mirrored x))².
struct MirrorPenalty: Penalty {
    let weight: Double

    func penalty(on critic: Critic, at batch: Batch) -> Tensor {
        let samples = Tensor.concatenated([batch.real, batch.fake])
        let scores = Tensor.concatenated([batch.realScores, batch.fakeScores])
        let mirrored = critic(samples.flipped(along: [samples.rank - 1]))
        return (scores - mirrored).square().mean() * weight
    }
}

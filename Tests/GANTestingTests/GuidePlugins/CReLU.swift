import GANKit

/// Both halves of each number, side by side: max(x, 0) and max(−x, 0) (arXiv:1603.05201).
final class CReLU: PiecewiseLinearLayer {
    func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        .concatenated([input.relu(), (-input).relu()], along: 1)
    }
}

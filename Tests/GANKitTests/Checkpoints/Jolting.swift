import Foundation
import Synchronization

@testable import GANKit

/// A recipe that diverges at certain steps until its learning rates were lowered often enough, and so rolls back: to the
/// last checkpoint, and where once is not enough to the one before.
struct Jolting: Recipe {
    var plan: GAN {
        GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 1), critic: .mlp(width: 8, depth: 1),
            loss: .wasserstein, optimizer: .adam(1e-3, betas: (0.5, 0.9)), criticOptimizer: Jolted(rate: 1e-3),
            average: .exponential(0.9), batch: 8, steps: 34, checkpointEvery: 4, keep: .last(2),
            onDivergence: .rollBack(atMost: 9, multiplyingRatesBy: 0.7)
        ) {
            Divergence(k: 2, p: 6, at: .interpolated, interval: 3)
            LeCam(0.01)
        } watch: {
            Shutter()
        }
    }
}

/// Adam, but for steps 10, 20 and 30: there it spoils a weight, unless it was slowed once, three times and five times.
struct Jolted: Optimizer {
    let rate: Schedule
    var slowings = 0

    func slowed(by factor: Double) -> Jolted {
        Jolted(rate: rate.scaled(by: factor), slowings: slowings + Int((log(factor) / log(0.7)).rounded()))
    }

    func makeState(for parameters: [Tensor]) -> any OptimizerState {
        JoltedState(Adam(rate).makeState(for: parameters), parameters, slowings: slowings)
    }
}

private final class JoltedState: OptimizerState {
    private let adam: any OptimizerState
    private let parameters: [Tensor]
    private let slowings: Int

    init(_ adam: any OptimizerState, _ parameters: [Tensor], slowings: Int) {
        self.adam = adam
        self.parameters = parameters
        self.slowings = slowings
    }

    func step(gradients: [Tensor?], at step: Int) {
        adam.step(gradients: gradients, at: step)
        let number = step + 1
        if number.isMultiple(of: 10), slowings < 2 * (number / 10) - 1 {
            withoutGradients { parameters[0].fill(.nan) }
        }
    }

    /// Asked for while a checkpoint is read or written: also between the event of a roll-back and its checkpoint.
    var tensors: [(name: String, tensor: Tensor)] {
        Shutter.press()
        return adam.tensors
    }

    var stepsTaken: Int {
        get { adam.stepsTaken }
        set { adam.stepsTaken = newValue }
    }
}

/// Lets a test do something in the midst of a training: at every fourth step, and while a checkpoint is read or written.
struct Shutter: Watcher {
    let interval = 4

    static let onPress = Mutex<(@Sendable () -> Void)?>(nil)

    static let onLook = Mutex<(@Sendable (Int) -> Void)?>(nil)

    static func press() { onPress.withLock { $0 }?() }

    func watch(_ moment: TrainingMoment) {
        Self.press()
        Self.onLook.withLock { $0 }?(moment.step)
    }
}

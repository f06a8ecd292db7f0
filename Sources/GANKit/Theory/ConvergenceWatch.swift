/// Decides how long a critic trains at its first learning rate, and when it is done.
///
/// The first part lasts until means over blocks of steps have a virial ratio near 1, and the objective L − k·R has not grown
/// for some blocks, or for half of all steps; the second part, in which the learning rate falls, is as long.
struct ConvergenceWatch {
    private let tolerance: Double
    private var sums = (steps: 0, gap: 0.0, penalty: 0.0)
    private var best = -Double.infinity
    private var calm = 0
    private var done = 0
    /// How many steps the first part had, once it is over.
    private var first: Int?
    /// How many steps the second part has, where that is not as many as the first.
    private var fall: Int?

    /// Steps in a block.
    private static let block = 50
    /// Blocks that must be calm in a row.
    private static let patience = 4
    /// What counts as growth: less is the noise of a block.
    private static let growth = 0.005

    init(tolerance: Double) {
        self.tolerance = tolerance
    }

    /// Takes in what a step measured.
    mutating func add(gap: Double, penalty: Double, power: Double) {
        done += 1
        guard first == nil else { return }
        sums = (sums.steps + 1, sums.gap + gap, sums.penalty + penalty)
        guard sums.steps == Self.block else { return }
        let objective = sums.gap - sums.penalty
        let virial = power * sums.penalty / sums.gap
        sums = (0, 0, 0)
        let isCalm = abs(virial - 1) < tolerance && objective < best + Self.growth * abs(best)
        calm = isCalm ? calm + 1 : 0
        best = max(best, objective)
        if calm == Self.patience { first = done }
    }

    /// How far the learning rate's fall is, 0...1, before a step; nil when the training is over.
    mutating func share(at step: Int, of steps: Int) -> Double? {
        if first == nil, step >= steps / 2 {
            first = step
            fall = steps - step
        }
        guard let first else { return 0 }
        let length = fall ?? min(first, steps - first)
        let share = Double(step - first) / Double(max(length, 1))
        return share < 1 ? share : nil
    }
}

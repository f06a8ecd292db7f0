import Foundation
import GANKit

/// Writes the critic's scores over a line or a plane, their slopes, and some points, to `critic.json`.
struct CriticField: Watcher {
    /// What the file holds: a place, a gradient and a point are each as many numbers as the points have.
    private struct Field: Encodable {
        var step: Int
        var places, gradients, real, fake, penalized, penalizedGradients: [[Double]]
        var scores: [Double]
    }

    let interval: Int
    let view: Double
    let sampler: any PenaltySampler

    init(every: Int, view: Double, at sampler: any PenaltySampler) {
        (interval, self.view, self.sampler) = (every, view, sampler)
    }

    func watch(_ moment: TrainingMoment) throws {
        guard let real = moment.real else { return }
        let fake = moment.samples(real.shape[0])
        let places = grid(dimensions: real.shape[1])
        let random = Random(seed: moment.seed)
        let penalized = sampler.points(real: real, fake: fake, random: random).samples(real: real, fake: fake)
        let field = Field(
            step: moment.step, places: rows(places), gradients: gradients(of: moment.critic, at: places),
            real: rows(real), fake: rows(fake), penalized: rows(penalized),
            penalizedGradients: gradients(of: moment.critic, at: penalized),
            scores: withoutGradients { moment.critic(places, in: .sampling).values() })
        try JSONEncoder().encode(field).write(to: URL(fileURLWithPath: moment.run.file("critic.json")))
    }

    /// Places from −view to view, each way.
    private func grid(dimensions: Int) -> Tensor {
        let side = dimensions == 1 ? 401 : 101
        let line = (0..<side).map { (2 * Double($0) / Double(side - 1) - 1) * view }
        let places = dimensions == 1 ? line : line.flatMap { y in line.flatMap { x in [x, y] } }
        return Tensor(places, shape: [places.count / dimensions, dimensions])
    }

    private func gradients(of critic: Critic, at places: Tensor) -> [[Double]] {
        let leaf = places.detached()
        leaf.requiresGradient = true
        let slopes = GANTensors.gradients(of: [critic(leaf, in: .sampling).sum()], withRespectTo: [leaf])[0]
        return rows(slopes ?? .zeros(places.shape))
    }

    private func rows(_ table: Tensor) -> [[Double]] {
        let (values, width) = (table.values(), table.shape[1])
        return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }
}

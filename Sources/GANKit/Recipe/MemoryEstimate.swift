/// The memory that a plan's training takes: measured with two small batches, and drawn out to the plan's own.
///
/// What leaves a layer, what is kept for the way back, and what operations need for themselves is as many bytes for each
/// sample; weights, gradients and moments do not depend on the batch. Two measurements tell both apart, whatever layers a
/// network has and whatever they have inside.
struct MemoryEstimate {
    /// Bytes of tensors at the plan's batch.
    let tensors: Int

    /// libtorch itself, its kernels, and what oneDNN and the allocator hold beside tensors.
    private static let rest = 250 << 20
    private static let batches = (fewer: 4, more: 12)

    /// Megabytes of 2^20 bytes, libtorch included.
    var mebibytes: Int { (tensors + Self.rest) >> 20 }

    /// Trains two steps of two trainers.
    ///
    /// - Throws: `GANError` in words when the plan cannot work.
    init(_ plan: GAN, settings: TrainingSettings) throws {
        let largest = Parts(of: plan.batch, into: plan.accumulation).largest
        let (fewer, more) = (Double(Self.batches.fewer), Double(Self.batches.more))
        let first = try Self.peak(plan, batch: Self.batches.fewer, settings)
        let slope = Double(max(try Self.peak(plan, batch: Self.batches.more, settings) - first, 0)) / (more - fewer)
        // Of a batch that is computed in parts all samples and fakes stay.
        let samples = (plan.batch - largest) * 4 * plan.data.sampleShape.reduce(1, *) * plan.precision.dtype.byteSize
        tensors = max(first + Int(slope * (Double(largest) - fewer)) + samples, 0)
    }

    /// The most bytes that tensors occupy in a step with a batch.
    private static func peak(_ plan: GAN, batch: Int, _ settings: TrainingSettings) throws -> Int {
        var small = plan
        small.batch = batch
        small.accumulation = 1
        let before = Runtime.tensorMemory().occupied
        let trainer = try Trainer(small, settings: settings)
        let real = trainer.randomSamples()
        // The optimisers make their moments in the first step.
        for _ in 0..<2 {
            // So that penalties that are not due in every step are.
            trainer.criticStepsDone = 0
            _ = trainer.criticStep(real: real)
            _ = trainer.generatorSteps(real: real)
        }
        guard !settings.device.isCUDA else { return Runtime.peakMemory(on: settings.device) }
        return Runtime.tensorMemory().most - before
    }
}

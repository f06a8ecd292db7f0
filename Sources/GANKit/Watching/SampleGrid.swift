/// Draws a grid of samples, from latents that stay the same so that pictures compare: `samples/000500.png`.
public struct SampleGrid: Watcher {
    /// Steps from one picture to the next.
    public let interval: Int
    /// Samples across.
    public let columns: Int
    /// Samples down.
    public let rows: Int

    /// Plans the pictures.
    ///
    /// - Parameters:
    ///   - every: Steps from one picture to the next.
    ///   - columns: Samples across.
    ///   - rows: Samples down.
    public init(every: Int, columns: Int = 8, rows: Int = 8) {
        interval = every
        self.columns = columns
        self.rows = rows
    }

    /// Writes the picture of this step.
    public func watch(_ moment: TrainingMoment) throws {
        try writePictures(
            moment.samples(columns * rows), columns: columns, to: moment.run.sampleGrid(after: moment.step))
    }
}

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

    /// Writes the picture of this step; points of the plane are drawn as points, 2,500 of them beside the last real
    /// batch, and written with the critic's scores for the report.
    public func watch(_ moment: TrainingMoment) throws {
        if moment.generator.sampleShape == [2] {
            let fake = moment.samples(2_500)
            let range = PlaneView.range(of: moment.real ?? fake)
            try PlaneFile(moment, fake: fake, range: range).write(to: moment.run.samplePlane(after: moment.step))
            return try ScatterPicture(real: moment.real, fake: fake, range: range)
                .write(to: moment.run.sampleGrid(after: moment.step))
        }
        // Other samples have no picture.
        guard arePictures(moment.generator.sampleShape) else { return }
        try writePictures(
            moment.samples(columns * rows), columns: columns, to: moment.run.sampleGrid(after: moment.step))
    }
}

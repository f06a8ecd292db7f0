import Foundation

/// What TensorBoard shows of a run: curves and sample grids, in `events.out.tfevents…` in the run's folder.
final class TensorBoardLog {
    private let file: EventFile
    /// Steps that share a point of each curve.
    private let interval: Int
    /// The step of each curve's newest point.
    private var newest: [String: Int] = [:]

    /// Points of a curve at most; every step is in metrics.jsonl.
    private static let pointsAtMost = 20_000

    /// Begins a file, beside those that are there.
    ///
    /// - Parameters:
    ///   - folder: The run's folder.
    ///   - steps: Steps of the whole run. Above 20,000 not every one becomes a point: a million of them would take 310 MB,
    ///     of which TensorBoard shows a thousandth.
    ///   - step: The step after which the run goes on: TensorBoard forgets what older files tell of later ones.
    /// - Throws: `GANError` with status 73.
    init(folder: String, steps: Int, resumingFrom step: Int = 0) throws {
        file = try EventFile(path: EventFile.path(in: folder))
        interval = max(1, (steps + Self.pointsAtMost - 1) / Self.pointsAtMost)
        // TensorBoard takes note of the first session in a folder and goes back with the second, so that there must be one
        // in every file.
        try goBack(to: step)
    }

    /// Makes TensorBoard forget all steps after one, because they come again.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func goBack(to step: Int) throws {
        newest = newest.mapValues { min($0, step) }
        // A session's start voids its step and all later ones.
        try file.append { event in
            event.append(2, integer: step + 1)
            var session = ProtobufMessage()
            session.append(1, integer: 1)
            event.append(7, message: session)
        }
        try flush()
    }

    /// Appends what a step measured.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func append(_ report: StepReport) throws {
        try append(report.tensorBoardScalars, at: report.step)
    }

    /// Appends a point to each of some curves.
    ///
    /// Of the steps that share a point the first one that has a value gives it, so that a penalty which is not due in every
    /// step is not missed.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func append(_ scalars: [TensorBoardScalar], at step: Int) throws {
        var summary = ProtobufMessage()
        for scalar in scalars {
            let last = newest[scalar.tag]
            if let last, step / interval == last / interval { continue }
            newest[scalar.tag] = step
            var value = ProtobufMessage()
            value.append(1, text: scalar.tag)
            if last == nil { value.append(9, message: Self.metadata(.scalars, scalar.explanation)) }
            value.append(2, float: Float(scalar.value))
            summary.append(1, message: value)
        }
        guard !summary.bytes.isEmpty else { return }
        try append(summary, at: step)
    }

    /// Appends a picture, under the name `samples`.
    ///
    /// - Parameters:
    ///   - path: A PNG or JPEG file, whose bytes are taken as they are.
    ///   - step: The step of which it is.
    /// - Throws: `GANError` with status 66 or 65 when the picture cannot be read, 73 when it cannot be written.
    func append(pictureAt path: String, at step: Int) throws {
        guard let contents = try RegularFile.contents(of: path, atMost: 1 << 30) else {
            throw GANError(.missingInput, "cannot read \(path), which was to be shown in TensorBoard")
        }
        let header: ImageHeader
        do {
            header = try ImageHeader(ofEncoded: Array(contents))
        } catch let error as GANError {
            throw GANError(error.status, "\(path) cannot be shown in TensorBoard: \(error.message)")
        }
        var picture = ProtobufMessage()
        picture.append(1, integer: header.height)
        picture.append(2, integer: header.width)
        picture.append(3, integer: header.color == .grey ? 1 : 3)
        picture.append(4, bytes: contents)
        var value = ProtobufMessage()
        value.append(1, text: "samples")
        value.append(9, message: Self.metadata(.images, "Samples from latents that are the same at every step."))
        value.append(4, message: picture)
        var summary = ProtobufMessage()
        summary.append(1, message: value)
        try append(summary, at: step)
    }

    /// Hands what was appended to the system, as also happens once a second.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func flush() throws {
        try file.flush()
    }

    private func append(_ summary: ProtobufMessage, at step: Int) throws {
        try file.append { event in
            event.append(2, integer: step)
            event.append(5, message: summary)
        }
    }

    /// The parts of TensorBoard that show something, and the numbers of what they take: scalars, sequences of blobs.
    private enum Part: Int {
        case scalars = 1
        case images = 3
    }

    /// What TensorBoard is told of a curve with its first point.
    ///
    /// Without the number of the kind TensorBoard takes it for the metadata of an old format, and drops the explanation.
    private static func metadata(_ part: Part, _ explanation: String) -> ProtobufMessage {
        var data = ProtobufMessage()
        data.append(1, text: "\(part)")
        var metadata = ProtobufMessage()
        metadata.append(1, message: data)
        metadata.append(3, text: explanation)
        metadata.append(4, integer: part.rawValue)
        return metadata
    }
}

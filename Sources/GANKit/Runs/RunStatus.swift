import Foundation

/// The file status.json: how far a run has come, and how it ended.
struct RunStatus: Encodable {
    /// How it stands.
    enum State: String, Encodable {
        /// It trains, or was killed: then no process holds the folder's lock.
        case running
        /// It has done all its steps.
        case finished
        /// Someone stopped it; it can be resumed.
        case interrupted
        /// It could not go on.
        case failed
    }

    var state: State
    /// Steps done.
    var step: Int
    /// Steps planned.
    var steps: Int
    /// Seconds of training.
    var seconds: Double
    /// When this was written.
    var time: String
    /// Why it could not go on.
    var message: String?

    /// Describes a run as it stands now.
    init(_ state: State, step: Int, of steps: Int, seconds: Double, message: String? = nil) {
        self.state = state
        self.step = step
        self.steps = steps
        self.seconds = (seconds * 1000).rounded() / 1000
        time = ISO8601DateFormatter().string(from: Date())
        self.message = message
    }

    /// Writes the file.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to run: RunFolder) throws {
        try WholeFile.write(Data(readableJSON(of: self).utf8), to: run.file("status.json"))
    }
}

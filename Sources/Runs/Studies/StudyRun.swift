/// One run of a study: its values, its seed, and how it stands.
package struct StudyRun: Codable, Sendable, Equatable {
    /// How it stands.
    package enum State: String, Codable, CaseIterable, Sendable {
        /// It has not been started.
        case waiting
        /// It trains, or the study was killed while it did.
        case running
        /// It has done all its steps.
        case finished
        /// It was stopped, in good order, because its time was over; what it measured last counts.
        case stoppedAtBudget
        /// It was stopped and is to go on.
        case interrupted
        /// It could not go on.
        case failed

        /// Whether nothing more happens to it.
        package var isOver: Bool { self == .finished || self == .stoppedAtBudget || self == .failed }

        /// The state as tables say it.
        package var words: String { self == .stoppedAtBudget ? "stopped at its budget" : rawValue }
    }

    /// The name of its folder and of its log: "k=0.5,p=2,seed=1".
    package let name: String
    /// A value for each option that is varied.
    package let values: [String]
    /// Its seed.
    package let seed: Int
    /// How it stands.
    package var state = State.waiting
    /// Why it failed, or was stopped.
    package var reason: String?
    /// How its last process ended.
    package var exitStatus: Int32?
    /// The seconds after which it was stopped at its budget.
    package var budget: Double?

    /// Plans a run.
    package init(name: String, values: [String], seed: Int) {
        self.name = name
        self.values = values
        self.seed = seed
    }
}

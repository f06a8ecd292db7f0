import Logging
import Synchronization

/// What was found when pictures were listed, said once in a program however often they are listed: to train on, to be measured
/// against.
enum SaidFindings {
    private static let said = Mutex<Set<String>>([])

    /// Says what was not said before.
    ///
    /// - Parameters:
    ///   - findings: A line each.
    ///   - place: Where the pictures are, in words that follow "in".
    ///   - logger: Takes the warnings.
    static func say(_ findings: [String], of place: String, to logger: Logger) {
        for finding in findings {
            let line = "in \(place): \(finding)"
            if said.withLock({ $0.insert(line).inserted }) {
                logger.warning("\(line)")
            }
        }
    }
}

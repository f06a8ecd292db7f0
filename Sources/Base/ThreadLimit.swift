import Foundation

/// How many threads a program may be asked to use.
///
/// Beyond a few for each core they make nothing faster, and by ten thousands they end the machine. A run that was made on a
/// larger machine can still go on with its number, on which the last digits depend.
package enum ThreadLimit {
    /// The largest number: four for each core, and at least 64.
    package static let most = max(64, 4 * ProcessInfo.processInfo.activeProcessorCount)

    /// What is wrong with a number of threads, in words; `nil` where it can be, or none was asked for.
    ///
    /// - Parameter name: What asks for it: "--threads".
    package static func objection(to count: Int?, _ name: String) -> String? {
        guard let count, !(1...most).contains(count) else { return nil }
        return "\(name) is \(count.grouped) and must be 1 to \(most.grouped) on a machine of "
            + "\(ProcessInfo.processInfo.activeProcessorCount.grouped) cores"
    }

    /// Looks at a number of threads before any is started.
    ///
    /// - Throws: `GANError` with status 64 that says what it can be.
    package static func check(_ count: Int?, _ name: String) throws(GANError) {
        if let objection = objection(to: count, name) { throw GANError(.usage, objection) }
    }
}

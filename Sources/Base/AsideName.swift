import Foundation

/// Names of what is written aside before it gets its own name.
///
/// They cannot be guessed, so that nobody can have put a link in such a place beforehand; they hold the number of the
/// process, for whoever finds what a killed one left.
package enum AsideName {
    /// What all of them end with.
    package static let suffix = ".part"

    /// A name beside a path: `<path>.<process>.<random>.part`.
    package static func beside(_ path: String) -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return "\(path).\(getpid()).\(String(repeating: "0", count: 16 - digits.count))\(digits)\(suffix)"
    }

    /// Makes a folder of such a name.
    ///
    /// - Parameter path: The name that the folder will have; folders above it are made.
    /// - Returns: The folder's path.
    /// - Throws: `GANError` with status 73 in words.
    package static func makeFolder(beside path: String) throws -> String {
        try WholeFile.makeFolder(path.parentFolder)
        let aside = beside(path)
        guard mkdir(aside, 0o777) == 0 else { throw WholeFile.cannotWrite(path) }
        return aside
    }
}

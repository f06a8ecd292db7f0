import Foundation
import GANBase

/// The program that `gan` becomes once its own work is done.
enum Program {
    /// Replaces `gan` by another program, which then owns terminal, signals and exit status.
    ///
    /// - Throws: `GANError` with status 66 when the program cannot be started.
    static func become(_ path: String, _ arguments: [String], environment: [String: String]) throws -> Never {
        fflush(nil)
        CStrings.with([path] + arguments) { words in
            CStrings.with(CStrings.assignments(environment)) { variables in
                _ = execve(path, words, variables)
            }
        }
        throw GANError(.missingInput, "cannot start \(path): \(String(cString: strerror(errno)))")
    }

    /// The absolute path of this executable, links resolved.
    static var path: String {
        #if canImport(Darwin)
            var size: UInt32 = 4096
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return CommandLine.arguments[0] }
            return Files.resolved(
                String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        #else
            return Files.resolved("/proc/self/exe")
        #endif
    }

    /// Finds a program as the shell does.
    ///
    /// - Returns: The first executable file of that name in the folders of PATH, or `nil`. A name with a slash is a
    ///   path.
    static func find(_ name: String, environment: [String: String]) -> String? {
        if name.contains("/") {
            return Files.isExecutable(name) ? Files.absolute(name) : nil
        }
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.lazy.map { "\($0)/\(name)" }.first(where: Files.isExecutable)
    }
}

import Foundation

/// Lists of C strings, as `execve` and `posix_spawn` take them.
enum CStrings {
    /// Calls `body` with `strings` as a list that ends with a null pointer.
    static func with<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
    ) rethrows -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return try body(copies + [nil])
    }

    /// Environment variables written as `NAME=value`.
    static func assignments(_ environment: [String: String]) -> [String] {
        environment.map { "\($0.key)=\($0.value)" }
    }
}

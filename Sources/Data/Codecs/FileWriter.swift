import Foundation
import GANBase

/// Writes whole files: aside first, then renamed.
package enum FileWriter {
    /// Writes a file so that its name never stands for half of it.
    ///
    /// - Parameters:
    ///   - bytes: What the file will hold.
    ///   - path: The file; folders above it are made.
    /// - Throws: `GANError` with status 73 when the file cannot be written.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        do {
            if !folder.isEmpty {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
        } catch {
            throw GANError(.cannotWrite, "cannot make the folder \(folder): \(reason(of: error))")
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw GANError(.cannotWrite, "cannot write \(path): \(reason(of: error))")
        }
    }

    /// Writes a file under its name at once; for folders that are themselves renamed when they are complete.
    static func writeDirectly(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw GANError(.cannotWrite, "cannot write \(path): \(reason(of: error))")
        }
    }

    /// The system's words for a failure of Foundation ("Permission denied").
    static func reason(of error: any Error) -> String {
        let outer = error as NSError
        let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
        guard inner.domain == NSPOSIXErrorDomain else {
            return inner.localizedDescription
        }
        return String(cString: strerror(Int32(inner.code)))
    }
}

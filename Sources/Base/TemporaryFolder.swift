import Foundation

/// A fresh folder of the system's place for such things, gone with this value.
///
/// Others may write into that place: the name cannot be guessed, the folder is nobody's before, and its owner's alone.
package final class TemporaryFolder {
    /// The folder's path.
    package let path: String

    /// Makes a folder.
    ///
    /// - Parameter name: What its name begins with, so that people can tell whose it is.
    /// - Throws: `GANError` with status 73 in words.
    package init(_ name: String) throws {
        let place = (NSTemporaryDirectory() as NSString).appendingPathComponent("\(name)-XXXXXX")
        var pattern = Array(place.utf8CString)
        guard
            let made = pattern.withUnsafeMutableBufferPointer({ buffer in
                buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
            })
        else { throw WholeFile.cannotWrite(place) }
        path = made
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

import Foundation
import GANBase
import Synchronization

/// The drawn faces as files in the cache folder.
///
/// They are drawn into a folder aside, which is renamed when the last one and the manifest are written: a folder that
/// has the name is whole. Should files be deleted from it later, it is drawn anew.
struct SmileyFolder {
    let size: ImageSize
    let count: Int
    let cache: String

    /// Counts up when faces are drawn differently, so that old files are not taken for new ones.
    private static let drawing = 1
    private static let manifestName = "manifest.json"

    private var name: String { "\(size.width)x\(size.height)-\(count)" }

    private var manifest: String {
        let sides =
            size.isSquare ? #""side": \#(size.width)"# : #""width": \#(size.width), "height": \#(size.height)"#
        return #"{"what": "drawn smileys", "drawing": \#(Self.drawing), \#(sides), "count": \#(count)}"# + "\n"
    }

    /// The folder's path, after drawing what is missing.
    func prepare() throws -> String {
        let parent = try CacheFolder.makeSubfolder("smileys", in: cache)
        let folder = parent + "/" + name
        if isWhole(folder) {
            return folder
        }
        removeAbandoned(in: parent)
        let process = ProcessInfo.processInfo.processIdentifier
        let aside = "\(parent)/.\(name)-\(process)-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: aside) }
        try draw(into: aside)
        // Another process may have drawn the same meanwhile: then its folder is as good.
        if !isWhole(folder) {
            try? FileManager.default.removeItem(atPath: folder)
            guard rename(aside, folder) == 0 || isWhole(folder) else {
                throw GANError(
                    .cannotWrite, "cannot rename the drawn smileys to \(folder): \(SystemFile.systemWords(errno))")
            }
        }
        return folder
    }

    private func isWhole(_ folder: String) -> Bool {
        guard let text = try? String(contentsOfFile: folder + "/" + Self.manifestName, encoding: .utf8),
            text == manifest,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else {
            return false
        }
        // Files written shortly before a power cut may be empty.
        return names.count == count + 1 && names.allSatisfy { SystemFile.hasContent("\(folder)/\($0)") }
    }

    /// Removes what processes left that ended while drawing.
    private func removeAbandoned(in parent: String) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where entry.hasPrefix(".") {
            let parts = entry.split(separator: "-")
            guard parts.count >= 2, let process = pid_t(parts[parts.count - 2]), process > 0 else {
                continue
            }
            if kill(process, 0) != 0 && errno == ESRCH {
                try? FileManager.default.removeItem(atPath: parent + "/" + entry)
            }
        }
    }

    private func draw(into folder: String) throws {
        try WholeFile.makeFolder(folder)
        let failure = Mutex<GANError?>(nil)
        let chunk = 64
        WorkerThread.forEach((count + chunk - 1) / chunk) { iteration in
            guard failure.withLock({ $0 == nil }) else {
                return
            }
            do {
                for index in iteration * chunk..<min((iteration + 1) * chunk, count) {
                    try drawOne(index, into: folder)
                }
            } catch {
                failure.withLock { $0 = error as? GANError ?? GANError(.ourFault, "\(error)") }
            }
        }
        if let failure = failure.withLock({ $0 }) {
            throw failure
        }
        try WholeFile.write(Array(manifest.utf8), to: folder + "/" + Self.manifestName)
    }

    /// Every other face is a JPEG file, the rest are PNG files: the loader meets both.
    private func drawOne(_ index: Int, into folder: String) throws {
        let image = try SmileyDrawing(Smiley(index: index), size: size).image()
        let isJPEG = index % 2 == 0
        let digits = String(index)
        let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        let file = isJPEG ? try JPEGFile.encode(image, quality: 95) : try PNGFile.encode(image)
        try SystemFile.write(file, to: "\(folder)/\(number).\(isJPEG ? "jpg" : "png")")
    }
}

import Foundation
import GANBase

/// The folder that a run leaves: settings, sources, numbers, pictures and checkpoints.
public struct RunFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// Names a folder without looking at it.
    public init(path: String) {
        self.path = path
    }

    /// Makes a fresh folder.
    ///
    /// - Parameters:
    ///   - chosen: The path that the user gave, or nil for `runs/<name>-<time>`.
    ///   - name: The recipe's name.
    /// - Throws: `GANError` with status 73 when it cannot be made, or when a run is there already.
    public static func create(at chosen: String?, for name: String) throws -> RunFolder {
        if let chosen {
            let folder = RunFolder(path: (chosen as NSString).expandingTildeInPath)
            if let holder = RunLock.holder(of: folder) {
                throw GANError(
                    .cannotWrite,
                    "\(folder.path) is being trained by another process (\(holder)); choose another folder with --out, or wait for it, or stop it"
                )
            }
            guard !FileManager.default.fileExists(atPath: folder.file("run.json")) else {
                throw GANError(
                    .cannotWrite,
                    "\(folder.path) already holds a run; choose another folder with --out, or remove that one first")
            }
            try folder.makeFolders()
            return folder
        }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyyMMdd-HHmmss"
        let stem = "runs/\(name)-\(formatter.string(from: Date()))"
        let path = (1...).lazy.map { $0 == 1 ? stem : "\(stem)-\($0)" }
            .first { !FileManager.default.fileExists(atPath: $0) }
        let folder = RunFolder(path: path ?? stem)
        try folder.makeFolders()
        return folder
    }

    /// The path of something inside the folder.
    public func file(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// The folder, inside a run's, of sources that belong to the recipe's package and not to its program.
    ///
    /// They lie deeper than the recipe, because the files of a run's folder are compiled together.
    package static let librarySources = "libraries"

    /// The picture of samples after a step: `samples/000500.png`.
    public func sampleGrid(after step: Int) -> String {
        file("samples/\(RunFolder.padded(step)).png")
    }

    /// Points of the plane and the critic's scores after a step: `samples/000500.json`.
    package func samplePlane(after step: Int) -> String {
        file("samples/\(RunFolder.padded(step)).json")
    }

    /// The steps of which there is a picture of samples.
    package var sampleSteps: [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file("samples"))) ?? []
        return names.compactMap { name in
            Int(name.prefix { $0 != "." }).flatMap { isCount($0) && "\(RunFolder.padded($0)).png" == name ? $0 : nil }
        }.sorted()
    }

    /// The checkpoint after a step: `checkpoints/000500`.
    public func checkpoint(after step: Int) -> String {
        file("checkpoints/\(RunFolder.padded(step))")
    }

    /// Whether there is the checkpoint of a run's last step.
    ///
    /// - Parameter steps: The steps planned.
    package func hasCheckpoint(ofLast steps: Int?) -> Bool {
        // A folder has its name only when it is whole.
        steps.map { FileManager.default.fileExists(atPath: checkpoint(after: $0) + "/state.json") } ?? false
    }

    /// A step as files are named after it, so that they sort: 500 is `000500`.
    package static func padded(_ step: Int) -> String {
        let digits = String(step)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private func makeFolders() throws {
        for name in ["", "samples", "checkpoints"] {
            try WholeFile.makeFolder(name.isEmpty ? path : file(name))
        }
        // A folder that was there may be somebody else's.
        try requireOwnFiles()
        guard access(path, W_OK) == 0 else { throw WholeFile.cannotWrite(path) }
    }
}

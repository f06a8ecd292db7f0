import Foundation

extension Checkpoint {
    /// The folder of a run's checkpoint.
    ///
    /// - Parameters:
    ///   - step: After which step; nil for the latest.
    ///   - run: The run.
    /// - Throws: `GANError` with status 66 that names the checkpoints there are.
    static func folder(after step: Int?, in run: RunFolder) throws -> String {
        let steps = steps(in: run)
        guard let step else {
            let latest = run.file("checkpoints/latest")
            guard FileManager.default.fileExists(atPath: latest) else {
                throw GANError(.missingInput, "\(run.path) has no checkpoint; was the run stopped before it wrote one?")
            }
            return latest
        }
        guard steps.contains(step) else {
            let names = steps.map(String.init).joined(separator: ", ")
            throw GANError(
                .missingInput,
                "\(run.path) has no checkpoint after step \(step); "
                    + (steps.isEmpty ? "it has none at all" : "it has those after step \(names)"))
        }
        return run.checkpoint(after: step)
    }

    /// The steps after which a run has checkpoints, in order.
    static func steps(in run: RunFolder) -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: run.file("checkpoints"))) ?? []
        return names.compactMap { name in Int(name).flatMap { RunFolder.padded($0) == name ? $0 : nil } }.sorted()
    }

    /// The step of a checkpoint by its state.json.
    ///
    /// - Throws: `GANError` with status 66 when that is not there, 65 when it is damaged.
    static func step(of folder: String) throws -> Int {
        struct State: Decodable {
            let step: Int
        }
        let path = "\(folder)/state.json"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw GANError(.missingInput, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        guard let state = try? JSONDecoder().decode(State.self, from: bytes) else {
            throw GANError(.badData, "\(path) is damaged: it does not say after which step the checkpoint was written")
        }
        return state.step
    }
}

import Foundation
import Logging

/// The checkpoints of a run.
struct Checkpoints {
    let run: RunFolder

    /// What a checkpoint is called while another takes its place.
    static let displacedSuffix = ".displaced"

    private var folder: String { run.file("checkpoints") }

    /// Puts back a checkpoint whose process was killed while another took its place.
    ///
    /// Only for whoever holds the folder's lock: the process that trains may be about to give the place to another.
    func mend() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(Self.displacedSuffix) {
            let place = "\(folder)/\(name.dropLast(Self.displacedSuffix.count))"
            if files.fileExists(atPath: place) {
                try? files.removeItem(atPath: "\(folder)/\(name)")
            } else {
                rename("\(folder)/\(name)", place)
            }
        }
    }

    /// The steps of which there is a checkpoint, the newest first.
    var steps: [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }.compactMap { Int($0) }
            .filter(isCount).sorted(by: >)
    }

    /// The checkpoint after a step.
    func folder(after step: Int) -> CheckpointFolder { CheckpointFolder(path: run.checkpoint(after: step)) }

    /// The newest checkpoint that is whole.
    ///
    /// - Parameters:
    ///   - wanted: The step of the checkpoint to take instead.
    ///   - candidates: The steps to choose from, the newest first; all of them when nil.
    ///   - logger: Told of every damaged one on the way, in words.
    /// - Throws: `GANError` with status 66 when there is none, 65 when none is whole or the wanted one is not.
    func newest(
        at wanted: Int? = nil, among candidates: [Int]? = nil, logger: Logger
    ) throws -> (folder: CheckpointFolder, state: CheckpointState) {
        let all = candidates ?? steps
        guard let newest = all.first else {
            throw GANError(.missingInput, "\(run.path) has no checkpoint; was the run stopped before it wrote one?")
        }
        if let wanted {
            guard all.contains(wanted) else {
                throw GANError(
                    .missingInput,
                    "\(run.path) has no checkpoint of step \(wanted); there are those of \(all.reversed().map(String.init).joined(separator: ", "))"
                )
            }
            return try whole(wanted)
        }
        var damages: [String] = []
        for step in all {
            do {
                let found = try whole(step)
                if step != newest {
                    logger.warning(
                        "\(damages.joined(separator: "; ")): going on from step \(step) instead of \(newest)")
                }
                return found
            } catch let error as GANError where error.status == .badData {
                damages.append(error.message)
            }
        }
        throw GANError(.badData, "no checkpoint of \(run.path) is whole: \(damages.joined(separator: "; "))")
    }

    /// Points `latest` at a checkpoint, and removes those that need not stay and what killed processes left half done.
    ///
    /// - Parameters:
    ///   - step: The checkpoint from which training goes on.
    ///   - expendable: The steps of those that need not stay.
    ///   - abandonsLater: Whether checkpoints of later steps go too: the training went back past them, because they were
    ///     damaged or led to a divergence, and nobody shall go on from there.
    /// - Throws: `GANError` with status 73.
    func settle(newest step: Int, removing expendable: [Int], abandonsLater: Bool) throws {
        try pointLatest(at: RunFolder.padded(step))
        let abandoned = abandonsLater ? steps.filter { $0 > step } : []
        for step in abandoned + expendable { remove(RunFolder.padded(step)) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasSuffix(AsideName.suffix) {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private func whole(_ step: Int) throws -> (folder: CheckpointFolder, state: CheckpointState) {
        let found = folder(after: step)
        let state = try CheckpointState.read(found)
        try found.verify()
        guard state.step == step else {
            throw GANError(.badData, "\(found.path) says that it is of step \(state.step)")
        }
        return (found, state)
    }

    /// Takes the name away first: what is half removed must not look like a checkpoint.
    private func remove(_ name: String) {
        let aside = AsideName.beside("\(folder)/\(name)")
        guard rename("\(folder)/\(name)", aside) == 0 else { return }
        try? FileManager.default.removeItem(atPath: aside)
    }

    private func pointLatest(at name: String) throws {
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/latest")) == name { return }
        let aside = AsideName.beside("\(folder)/latest")
        guard symlink(name, aside) == 0, rename(aside, "\(folder)/latest") == 0 else {
            throw WholeFile.cannotWrite("\(folder)/latest")
        }
    }
}

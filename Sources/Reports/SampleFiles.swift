import Foundation
import GANBase
import GANRuns

/// The pictures of samples that a page takes in: chosen evenly, so that it stays small enough to be opened and sent.
struct SampleFiles {
    /// A file and the step of its samples.
    struct File: Equatable {
        let step: Int
        let path: String
        let bytes: Int
    }

    /// How many pictures of a run a page has at most.
    static let most = 40
    /// Bytes of pictures of all runs of a page together; they grow by a third in it.
    static let budget = 10 << 20

    /// The files that were chosen, by step.
    let chosen: [File]
    /// How many there are.
    let count: Int
    /// Whether they are points of the plane with the critic's scores; pictures otherwise.
    let arePlanes: Bool
    /// How many names of samples stand for a link, a pipe or the like, and not for a file of the run's.
    let strangers: Int

    /// Looks at a run's folder.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - steps: The steps of which there are pictures.
    ///   - budget: How many bytes may be taken.
    init(of run: RunFolder, steps: [Int], budget: Int) {
        var strangers = 0
        func file(_ path: String, _ step: Int) -> File? {
            var information = stat()
            guard lstat(path, &information) == 0 else { return nil }
            guard information.st_mode & S_IFMT == S_IFREG else {
                strangers += 1
                return nil
            }
            return information.st_size > 0 ? File(step: step, path: path, bytes: Int(information.st_size)) : nil
        }
        let planes = steps.compactMap { file(run.samplePlane(after: $0), $0) }
        arePlanes = !planes.isEmpty
        let files = planes.isEmpty ? steps.compactMap { file(run.sampleGrid(after: $0), $0) } : planes
        self.strangers = strangers
        count = files.count
        chosen = Self.evenly(files, budget: budget)
    }

    /// The first, the last and others between them at even distances, as many as there is room for.
    static func evenly(_ files: [File], budget: Int) -> [File] {
        var number = min(files.count, most)
        while number > 0 {
            let picked =
                number == 1 ? files.suffix(1) : (0..<number).map { files[$0 * (files.count - 1) / (number - 1)] }[...]
            if picked.reduce(0, { $0 + $1.bytes }) <= budget { return Array(picked) }
            number -= 1
        }
        return []
    }

    /// What was left out, in words; nil where nothing was.
    var words: String? {
        let notes = [budgetWords, strangerWords].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    private var strangerWords: String? {
        guard strangers > 0 else { return nil }
        return
            "\(strangers.grouped) in the run's folder, samples, \(strangers == 1 ? "is a link or no file and is" : "are links or no files and are") left out."
    }

    private var budgetWords: String? {
        guard chosen.count < count else { return nil }
        if chosen.isEmpty { return "The pictures are too large for this page; they are in the run's folder, samples." }
        return
            "\(chosen.count) of \(count.grouped) steps are shown, evenly chosen; all are in the run's folder, samples."
    }
}

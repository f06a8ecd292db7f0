import Foundation

/// What `gan-worker torch` says about libtorch.
///
/// It runs as a program of its own, so that a libtorch that is missing or broken takes nothing else down.
struct WorkerAnswer {
    /// The worker's exit status; not 0 when libtorch does not load or does not fit.
    let status: Int32
    /// Everything that the worker, or the loader in its stead, printed.
    let text: String

    /// Starts the worker of an installation.
    static func ask(_ installation: Installation) throws -> WorkerAnswer {
        guard Files.isExecutable(installation.worker) else {
            return WorkerAnswer(status: 66, text: "\(installation.worker) is missing")
        }
        let ending = try ChildProcess(program: installation.worker, arguments: ["torch"]).run(.collected)
        return WorkerAnswer(status: ending.status, text: ending.output)
    }

    /// The first line, without the name of the program that speaks.
    var words: String {
        guard let line = text.split(separator: "\n").first else { return "gan-worker ended with status \(status)" }
        // glibc: "/path/gan-worker: error while loading shared libraries: libtorch.so: cannot open …"
        for prefix in ["gan: ", "libtorch ", "error while loading shared libraries: "] {
            if let range = line.range(of: prefix), range.lowerBound == line.startIndex || prefix.hasPrefix("error") {
                return String(line[range.upperBound...])
            }
        }
        return String(line)
    }
}

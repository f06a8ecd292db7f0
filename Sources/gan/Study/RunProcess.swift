import Foundation
import GANBase

/// The process of one run of a study.
///
/// It has a process group of its own, so that Ctrl-C reaches it through the study alone, and an input that ends when the
/// study does, however that ends: then the run saves and stops.
final class RunProcess {
    /// The run's number in the study.
    let index: Int
    /// Whether it was asked to stop because its time was over.
    private(set) var isOverBudget = false

    private let process: pid_t
    private let input: Int32
    private let start = SuspendingClock.now
    private let secondsBefore: Double

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - index: The run's number in the study.
    ///   - recipe: The program and its environment.
    ///   - arguments: The words after the program's name.
    ///   - log: The file that gets all that it says, at its end.
    ///   - secondsBefore: Seconds that the run has trained already.
    /// - Throws: `GANError` with status 73 when the log cannot be written, 66 when the program cannot be started.
    init(_ index: Int, _ recipe: CompiledRecipe, arguments: [String], log: String, secondsBefore: Double) throws {
        self.index = index
        self.secondsBefore = secondsBefore
        let output = try RegularFile.open(log, .atEnd)
        defer { close(output) }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw GANError(.ourFault, "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        do {
            process = try Self.spawn(recipe, arguments, input: ends[0], output: output)
        } catch {
            close(ends[1])
            throw error
        }
        input = ends[1]
    }

    deinit { close(input) }

    /// Seconds that the run has taken in all.
    var seconds: Double { secondsBefore + (SuspendingClock.now - start) / .seconds(1) }

    /// Seconds of this process.
    var ownSeconds: Double { seconds - secondsBefore }

    /// How it ended; nil while it runs.
    ///
    /// Not to be asked again after it has ended.
    func ending() -> Int32? {
        var status: Int32 = 0
        let ended = waitpid(process, &status, WNOHANG)
        if ended < 0, errno == ECHILD { return ExitStatus.ourFault.rawValue }
        return ended == process ? ChildProcess.exitStatus(status) : nil
    }

    /// Asks it to save and stop.
    func stop() { kill(process, SIGTERM) }

    /// Asks it to save and stop because its time is over, once.
    func stopAtBudget() {
        guard !isOverBudget else { return }
        isOverBudget = true
        stop()
    }

    /// Ends it at once.
    func kill() { kill(process, SIGKILL) }

    private func kill(_ process: pid_t, _ signal: Int32) { Foundation.kill(process, signal) }

    private static func spawn(
        _ recipe: CompiledRecipe, _ arguments: [String], input: Int32, output: Int32
    ) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals as a shell would hand them on: none blocked, a pipe's end not ignored.
        var (none, ignored) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&ignored)
        sigaddset(&ignored, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        let environment = recipe.environment.merging(["GAN_ENDS_WITH_INPUT": "1"]) { $1 }
        let failure = CStrings.with([recipe.program] + arguments) { words in
            CStrings.with(CStrings.assignments(environment)) { variables in
                posix_spawn(&process, recipe.program, &actions, &attributes, words, variables)
            }
        }
        guard failure == 0 else {
            throw GANError(
                .missingInput, "cannot start \(recipe.program): \(String(cString: strerror(failure)))")
        }
        return process
    }
}

import Foundation
import GANBase

/// A program that `gan` starts and waits for.
struct ChildProcess {
    /// Where the program's output goes.
    enum Output {
        /// Both streams are collected, and shown on standard error as they come.
        case shown
        /// Both streams are collected and not shown.
        case collected
        /// Standard output is collected; standard error is the user's.
        case standardOutput
        /// Both streams are the user's standard error, so that standard output stays the recipe's own.
        case terminal
    }

    /// How a program ended.
    struct Ending {
        /// The exit status, or 128 plus the number of the signal that ended the program.
        let status: Int32
        /// What was collected.
        let output: String
    }

    /// The program's absolute path.
    var program: String
    /// The arguments after the program's name.
    var arguments: [String]
    /// The environment; the user's own when `nil`.
    var environment: [String: String]?
    /// The file that is the program's standard input; the user's own when `nil`.
    var input: String?

    /// Starts the program, and waits until it has ended.
    ///
    /// Ctrl-C reaches the program by way of the terminal; `gan` itself lives on to tidy up, and then stops as
    /// interrupted.
    ///
    /// - Throws: `GANError` with status 66 when the program cannot be started, 130 after Ctrl-C.
    func run(_ output: Output) throws -> Ending {
        Interruption.watch()
        var pipeEnds: [Int32] = [-1, -1]
        if output != .terminal, pipe(&pipeEnds) != 0 {
            throw GANError(.ourFault, "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        let (readEnd, writeEnd) = (pipeEnds[0], pipeEnds[1])
        let process: pid_t
        do {
            process = try start(output, readEnd: readEnd, writeEnd: writeEnd)
        } catch {
            if output != .terminal {
                close(readEnd)
                close(writeEnd)
            }
            throw error
        }
        var collected: [UInt8] = []
        if output != .terminal {
            close(writeEnd)
            collected = Self.drain(readEnd, showing: output == .shown)
            close(readEnd)
        }
        let status = Self.wait(for: process)
        if Interruption.happened {
            throw GANError(.interrupted, "interrupted")
        }
        return Ending(status: status, output: String(decoding: collected, as: UTF8.self))
    }

    private func start(_ output: Output, readEnd: Int32, writeEnd: Int32) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0) }
        switch output {
        case .shown, .collected:
            posix_spawn_file_actions_adddup2(&actions, writeEnd, 1)
            posix_spawn_file_actions_adddup2(&actions, writeEnd, 2)
        case .standardOutput:
            posix_spawn_file_actions_adddup2(&actions, writeEnd, 1)
        case .terminal:
            posix_spawn_file_actions_adddup2(&actions, 2, 1)
        }
        if output != .terminal {
            posix_spawn_file_actions_addclose(&actions, readEnd)
            posix_spawn_file_actions_addclose(&actions, writeEnd)
        }
        var process: pid_t = 0
        let failure = CStrings.with([program] + arguments) { words in
            CStrings.with(CStrings.assignments(environment ?? ProcessInfo.processInfo.environment)) { variables in
                posix_spawn(&process, program, &actions, nil, words, variables)
            }
        }
        guard failure == 0 else {
            throw GANError(.missingInput, "cannot start \(program): \(String(cString: strerror(failure)))")
        }
        return process
    }

    private static func drain(_ descriptor: Int32, showing: Bool) -> [UInt8] {
        var collected: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return collected }
            if showing { Terminal.write(chunk[..<count]) }
            collected += chunk[..<count]
        }
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return exitStatus(status)
    }

    /// The exit status, or 128 plus a signal's number, in what `waitpid` says.
    static func exitStatus(_ status: Int32) -> Int32 {
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}

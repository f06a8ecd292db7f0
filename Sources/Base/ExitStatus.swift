/// The exit statuses that GANKit's commands end with.
public enum ExitStatus: Int32, Sendable {
    /// Everything went well.
    case success = 0
    /// The command line or the recipe asks for something impossible.
    case usage = 64
    /// The input was read and is wrong.
    case badData = 65
    /// A file, a folder or a library is not there.
    case missingInput = 66
    /// The fault is GANKit's or the recipe's code, not the input's.
    case ourFault = 70
    /// An output cannot be written.
    case cannotWrite = 73
    /// The end of the terminal stopped the run.
    case hungUp = 129
    /// Ctrl-C stopped the run.
    case interrupted = 130
    /// SIGTERM stopped the run.
    case terminated = 143
}

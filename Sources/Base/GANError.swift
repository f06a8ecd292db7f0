/// A failure that GANKit explains to the person at the terminal.
///
/// The message says what happened, where, and what to do. The command line prints it on standard error without a stack
/// dump and ends with ``status``.
public struct GANError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened, where, and what to do, in words.
    public let message: String
    /// The exit status that a command ends with when nobody handles the error.
    public let status: ExitStatus

    /// Makes an error with a message for the user.
    ///
    /// - Parameters:
    ///   - status: How the command ends.
    ///   - message: What happened, where, and what to do. Starts in lower case and has no full stop when it is one
    ///     sentence.
    public init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The message alone, without what would act on a terminal: it may hold names of files.
    public var description: String { message.printableLines }
}

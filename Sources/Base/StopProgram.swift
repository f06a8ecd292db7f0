#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ends the program because of a mistake in a program's own code, in words and without a stack dump: exit status 70.
///
/// For arithmetic that cannot be done, which is not worth a `throws` on every operation. What input can reach throws
/// ``GANError``.
///
/// - Parameter message: What happened, where, and what to do.
public func stopProgram(_ message: String) -> Never {
    fflush(nil)
    let text = Array("gan: \(message.printableLines)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(ExitStatus.ourFault.rawValue)
}

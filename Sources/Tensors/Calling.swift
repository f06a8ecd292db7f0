import CTorch
import GANBase

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Calls the C interface for an operation and takes over the tensor that it makes.
///
/// The operands stay alive until the call returns: reading `.handle` may be Swift's last use of a tensor, although the
/// call that needs the handle has not begun. A failure stops the program with the operation, the shapes and torch's
/// words.
func make(
    _ operation: @autoclosure () -> String, _ operands: Tensor?..., call: (UnsafeMutablePointer<ct_tensor>) -> ct_status
) -> Tensor {
    withExtendedLifetime(operands) {
        var result = ct_tensor()
        let status = call(&result)
        guard status == CT_OK else { stop(operation(), operands, status) }
        return Tensor(adopting: result)
    }
}

/// Calls the C interface for an operation that makes no tensor, with the same care.
func perform(_ operation: @autoclosure () -> String, _ operands: Tensor?..., call: () -> ct_status) {
    withExtendedLifetime(operands) {
        let status = call()
        guard status == CT_OK else { stop(operation(), operands, status) }
    }
}

/// Calls the C interface for an operation that throws: files, user data, devices, memory.
func attempt(
    _ operation: @autoclosure () -> String, _ failure: ExitStatus, call: () -> ct_status
) throws(GANError) {
    let status = call()
    guard status != CT_OK else { return }
    throw GANError(status == CT_OUT_OF_MEMORY ? .ourFault : failure, "\(operation()): \(words(for: status))")
}

/// Runs `body` with the handles of tensors, which stay alive until it returns.
func withHandles<Result>(_ tensors: [Tensor], _ body: (UnsafePointer<ct_tensor>?) -> Result) -> Result {
    withExtendedLifetime(tensors) { tensors.map(\.handle).withUnsafeBufferPointer { body($0.baseAddress) } }
}

/// Runs `body` with whole numbers as the C interface takes them.
func withIntegers<Result>(_ values: [Int], _ body: (UnsafePointer<Int64>?, Int) -> Result) -> Result {
    values.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: Int64.self) { body($0.baseAddress, $0.count) }
    }
}

/// Runs `body` with a pointer to a number, or null.
func withOptional<Result>(_ value: Double?, _ body: (UnsafePointer<Double>?) -> Result) -> Result {
    guard let value else { return body(nil) }
    return withUnsafePointer(to: value, body)
}

/// Stops the program because an operation on tensors cannot be done, which is a mistake of the code that asked for it.
///
/// Prints one message on standard error and ends with status 70, without a stack dump.
func stop(_ operation: String, _ operands: [Tensor?], _ status: ct_status) -> Never {
    stop(operation, operands, because: words(for: status))
}

/// Stops the program as above, with words of our own.
func stop(_ operation: String, _ operands: [Tensor?] = [], because reason: String) -> Never {
    let shapes = operands.compactMap { $0.map { "\($0.shape)" } }
    var message = "\(operation): \(reason)"
    if let last = shapes.last {
        let first = shapes.dropLast().joined(separator: ", ")
        message += first.isEmpty ? " (shape \(last))" : " (shapes \(first) and \(last))"
    }
    stopComputing(message)
}

/// Torch's words about this thread's most recent failure.
private func words(for status: ct_status) -> String {
    let message = String(cString: ct_last_error())
    guard status == CT_OUT_OF_MEMORY else { return message }
    return
        "out of memory: \(message); a smaller batch, a batch in parts (--accumulate), smaller pictures or narrower networks need less"
}

import CTorch
public import GANBase

/// A network that was saved as TorchScript, with the code that computes it; for use, not for training.
///
/// Such a file is a program of its author's, which runs with the user's rights when it is read (`__setstate__`) and when it is
/// called: it can read files (`torch.from_file`) and write them (`torch.save`). Read it only if you would run it.
public final class ScriptModule {
    private let handle: ct_script
    private let path: String

    /// Reads a file that `torch.jit.save` wrote, which may run code in it.
    ///
    /// - Throws: `GANError` with status 65 when it is no such file.
    public init(path: String, device: Device = .cpu) throws(GANError) {
        var handle = ct_script()
        try attempt("\(path) cannot be read as TorchScript", .badData) { ct_script_load(path, device.code, &handle) }
        self.handle = handle
        self.path = path
    }

    deinit { ct_script_free(handle) }

    /// module(input, flag), without gradients.
    ///
    /// - Throws: `GANError` with status 65 when the module takes other arguments, or its answer is not one tensor.
    public func callAsFunction(_ input: Tensor, _ flag: Bool) throws(GANError) -> Tensor {
        var result = ct_tensor()
        try attempt("\(path), called with \(input.dtype) of shape \(input.shape) and \(flag)", .badData) {
            withExtendedLifetime(input) { ct_script_call(handle, input.handle, flag, &result) }
        }
        return Tensor(adopting: result)
    }
}

@available(*, unavailable, message: "a network stays on one thread")
extension ScriptModule: Sendable {}

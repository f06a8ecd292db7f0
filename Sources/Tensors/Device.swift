import CTorch
public import GANBase

/// Where tensors live and are computed with: the processor or a CUDA graphics card.
public struct Device: Hashable, Sendable, CustomStringConvertible {
    /// The device in the C interface.
    let code: ct_device

    /// The processor and its main memory.
    public static let cpu = Device(code: ct_device(CT_CPU))

    /// A CUDA graphics card, counted from 0.
    public static func cuda(_ index: Int = 0) -> Device { Device(code: ct_device(index)) }

    /// Whether this is a CUDA graphics card.
    public var isCUDA: Bool { self != .cpu }

    /// `cpu`, `cuda:0` and so on.
    public var description: String { isCUDA ? "cuda:\(code)" : "cpu" }
}

extension Device {
    /// Reads a device as typed by a person: `cpu`, `cuda` or `cuda:1`.
    ///
    /// - Throws: `GANError` with status 64 if the text is none of these, or names a graphics card that cannot be
    ///   used.
    public init(parsing text: String) throws(GANError) {
        if text == "cpu" {
            self = .cpu
            return
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.first == "cuda", parts.count <= 2 else {
            throw GANError(.usage, "there is no device '\(text)'; use cpu, cuda or cuda:1")
        }
        let number = parts.count == 2 ? Int(parts[1]) : 0
        guard let number, number >= 0 else {
            throw GANError(.usage, "there is no device '\(text)'; after cuda: comes a number, counted from 0")
        }
        let available = Runtime.cudaDeviceCount
        guard available > 0 else {
            throw GANError(
                .usage,
                "device '\(text)' cannot be used: the installed libtorch \(Runtime.torchVersion) has no CUDA or finds "
                    + "no graphics card; use --device cpu")
        }
        guard number < available else {
            let cards = available == 1 ? "only cuda:0" : "only cuda:0 to cuda:\(available - 1)"
            throw GANError(.usage, "there is no device '\(text)', \(cards)")
        }
        self = .cuda(number)
    }
}

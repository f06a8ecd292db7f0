import CTorch
public import GANBase

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The libtorch that is loaded, and what it may use.
public enum Runtime {
    /// The version of the libtorch that is loaded.
    public static var torchVersion: String { words(for: ct_loaded_version()) }

    /// The version of torch's headers that GANKit was compiled with.
    public static var compiledTorchVersion: String { words(for: ct_compiled_version()) }

    /// The path of the libtorch that is loaded; empty if the system does not say.
    public static var torchPath: String { String(cString: ct_loaded_path()) }

    /// Checks that the libtorch which is loaded is of the version that GANKit was compiled with, and that there are as many
    /// threads as it will start.
    ///
    /// - Throws: `GANError` with both versions and the path of the library if they differ, with status 64 for more threads
    ///   than a machine bears, 70 when there are not so many to be had.
    public static func check() throws(GANError) {
        try check(compiled: ct_compiled_version(), loaded: ct_loaded_version())
        try checkThreads()
    }

    /// Checks that there are as many threads as torch will start: with the first large operation, where a failure ends the
    /// program without a word of ours.
    ///
    /// - Parameter others: Threads that the program needs beside those.
    /// - Throws: `GANError` with status 64 for more than a machine bears, 70 when there are not so many to be had.
    package static func checkThreads(beside others: Int = 0) throws(GANError) {
        // OMP_NUM_THREADS asks for no more than there are cores; a program of its own may have asked for any number.
        try ThreadLimit.check(threads, "the number of threads")
        try WorkerThread.rehearse(threads - 1 + others, thatWhich: "computes")
    }

    /// Compares two versions, of which the patch level may differ.
    static func check(compiled: UInt64, loaded: UInt64) throws(GANError) {
        guard compiled >> 48 != loaded >> 48 else { return }
        throw GANError(
            .missingInput,
            "GANKit was compiled with libtorch \(words(for: compiled)), and libtorch \(words(for: loaded)) was loaded "
                + "from \(torchPath); run Scripts/setup and compile again")
    }

    /// The number of threads that one operation may use.
    ///
    /// Process-wide; set it once, at the start.
    public static var threads: Int {
        get {
            var count: Int32 = 0
            perform("threads") { ct_threads(&count) }
            return Int(count)
        }
        set { perform("threads") { ct_set_threads(Int32(clamping: newValue)) } }
    }

    /// Whether the CPU multiplies bfloat16 by hardware; otherwise products are computed in float32 and rounded, which takes longer than float32 alone.
    public static var multipliesBFloat16: Bool {
        var isPossible = false
        perform("multipliesBFloat16") { ct_cpu_multiplies_bfloat16(&isPossible) }
        return isPossible
    }

    /// The number of CUDA graphics cards that can be used.
    public static var cudaDeviceCount: Int {
        var count: Int32 = 0
        perform("cudaDeviceCount") { ct_cuda_device_count(&count) }
        return Int(count)
    }

    /// Treats numbers too small for full precision as zero, or stops doing so.
    ///
    /// They are many times slower.
    ///
    /// Holds for this thread and for those that it starts later, so call it before the first computation.
    /// - Returns: Whether the processor can.
    @discardableResult
    public static func flushDenormals(_ isOn: Bool = true) -> Bool {
        var isPossible = false
        perform("flushDenormals") { ct_set_flush_denormals(isOn, &isPossible) }
        return isPossible
    }

    /// Uses only operations that give the same numbers each time, or stops doing so.
    ///
    /// Process-wide, as torch.use_deterministic_algorithms is: an operation of which torch has no such form on the device
    /// stops with its name, cuDNN does not choose convolutions by timing them, and cuBLAS works in a workspace of fixed
    /// size. On the CPU every operation that GANKit uses gives the same numbers anyway, with the same number of threads
    /// on the same kind of processor. Call it before the first computation.
    public static func useDeterministicAlgorithms(_ isOn: Bool = true) {
        // cuBLAS reads it when CUDA starts.
        if isOn { setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0) }
        perform("useDeterministicAlgorithms") { ct_set_deterministic(isOn) }
    }

    /// Keeps the memory of released CPU tensors for the next ones instead of giving it back to the system.
    ///
    /// Getting the same pages from the system in every step takes a noticeable part of it. At most twice what
    /// tensors ever occupied at once is held. Call it once, before the first computation.
    public static func keepMemory() {
        perform("keepMemory") { ct_keep_memory() }
    }

    /// Bytes that CPU tensors occupy now, and the most that they have since this was asked last.
    ///
    /// Those made before ``keepMemory()`` are not counted.
    package static func tensorMemory() -> (occupied: Int, most: Int) {
        var (occupied, most): (Int64, Int64) = (0, 0)
        perform("tensorMemory") { ct_tensor_memory(&occupied, &most) }
        return (Int(occupied), Int(most))
    }

    /// Waits until a device has done everything asked of it, for measuring time.
    public static func synchronize(_ device: Device) {
        perform("synchronize") { ct_synchronize(device.code) }
    }

    /// The most memory used so far, in bytes: by tensors on a graphics card, by the whole process on the CPU.
    public static func peakMemory(on device: Device = .cpu) -> Int {
        guard device.isCUDA else {
            var usage = rusage()
            #if canImport(Glibc)
                getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
                // Linux counts in units of 1024 bytes, macOS in bytes.
                return usage.ru_maxrss * 1024
            #else
                getrusage(RUSAGE_SELF, &usage)
                return usage.ru_maxrss
            #endif
        }
        var bytes: Int64 = 0
        perform("peakMemory") { ct_cuda_peak_memory(device.code, &bytes) }
        return Int(bytes)
    }

    /// Major, minor and patch, which are in the top three bytes.
    private static func words(for version: UInt64) -> String {
        "\(version >> 56).\(version >> 48 & 0xff).\(version >> 40 & 0xff)"
    }
}

import CTorch
import Foundation
import GANBase
import Synchronization
import Testing

@testable import GANTensors

/// Versions, threads, denormals and memory.
///
/// What is process-wide is tested in processes of its own.
@Suite struct RuntimeTests {
    @Test func versionsAgree() throws {
        #expect(Runtime.compiledTorchVersion == "2.13.0")
        #expect(Runtime.torchVersion.hasPrefix("2.13."))
        #expect(Runtime.torchPath.contains("libtorch_cpu"))
        try Runtime.check()
    }

    @Test func anotherVersionIsRefused() throws {
        let version: UInt64 = 2 << 56 | 13 << 48
        try Runtime.check(compiled: version, loaded: version | 7 << 40)
        let error = #expect(throws: GANError.self) {
            try Runtime.check(compiled: version, loaded: 2 << 56 | 12 << 48 | 1 << 40)
        }
        #expect(error?.status == .missingInput)
        #expect(
            error?.message
                == "GANKit was compiled with libtorch 2.13.0, and libtorch 2.12.1 was loaded from \(Runtime.torchPath); "
                + "run Scripts/setup and compile again")
    }

    /// In deterministic mode torch fills new memory with NaN, so that a mistake shows.
    @Test func deterministicAlgorithms() async {
        await #expect(processExitsWith: .success) {
            Runtime.useDeterministicAlgorithms()
            var memory = ct_tensor()
            let shape: [Int64] = [64]
            #expect(ct_empty(shape, 1, CT_FLOAT32, ct_device(CT_CPU), &memory) == CT_OK)
            #expect(Tensor(adopting: memory).values().allSatisfy { $0.isNaN })
            #expect(getenv("CUBLAS_WORKSPACE_CONFIG").map { String(cString: $0) } == ":4096:8")
        }
    }

    @Test func threads() async {
        await #expect(processExitsWith: .success) {
            Runtime.threads = 1
            #expect(Runtime.threads == 1)
            Runtime.threads = 3
            #expect(Runtime.threads == 3)
        }
    }

    @Test func noThreadsAtAllIsRefused() async {
        await #expect(processExitsWith: .exitCode(70)) { Runtime.threads = 0 }
    }

    /// Threads of torch's pool inherit the mode when it is set before the pool starts.
    @Test func denormalsAreFlushedOnEveryThread() async {
        await #expect(processExitsWith: .success) {
            Runtime.threads = 2
            guard Runtime.flushDenormals() else { return }
            let tiny = Tensor.full([1 << 20], 1e-30)
            #expect((tiny * 1e-10).max().scalar() == 0)
        }
        await #expect(processExitsWith: .success) {
            #expect((Tensor.full([1 << 20], 1e-30) * 1e-10).max().scalar() > 0)
        }
    }

    @Test func sumsDoNotDependOnTheRun() async {
        await #expect(processExitsWith: .success) {
            Runtime.threads = 2
            let x = Random(seed: 1).normal([8, 16, 32, 32])
            let weight = Random(seed: 2).normal([16, 16, 3, 3])
            let first = x.convolved(weight: weight, padding: 1).bytes()
            for _ in 0..<3 { #expect(x.convolved(weight: weight, padding: 1).bytes() == first) }
        }
    }

    @Test func memory() {
        #expect(Runtime.peakMemory() > 10_000_000)
        Runtime.synchronize(.cpu)
    }

    @Test func memoryIsKept() async {
        await #expect(processExitsWith: .success) {
            let before = Tensor.ones([1 << 20])
            Runtime.keepMemory()
            func step() { #expect(Tensor.ones([1 << 24]).sum().scalar() == 16_777_216) }
            step()
            let count = faults()
            for _ in 0..<5 { step() }
            // Each tensor has 16,384 pages.
            #expect(faults() - count < 1000)
            #expect(before.sum().scalar() == 1_048_576)
        }
    }

    @Test func keptMemoryIsBounded() async {
        await #expect(processExitsWith: .success) {
            Runtime.keepMemory()
            let before = Runtime.peakMemory()
            // Forty sizes, 80 MB at once, 2 GB in all.
            for index in 0..<40 { _ = Tensor.ones([10_000_000 + index * 500_000]).sum().scalar() }
            #expect(Runtime.peakMemory() - before < 450_000_000)
        }
    }

    @Test func exhaustedMemoryIsSaidWhenKeepingIt() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            Runtime.keepMemory()
            _ = Tensor.ones([1 << 20]).sum()
            _ = Tensor.zeros([1 << 60], dtype: .uint8)
        }
        #expect(errorText(result).contains("out of memory: DefaultCPUAllocator: can't allocate memory"))
    }

    @Test func keptMemoryServesEveryThread() async {
        await #expect(processExitsWith: .success) {
            Runtime.keepMemory()
            let pixels = [UInt8](repeating: 200, count: 3 * 400 * 400)
            let wrong = Mutex(0)
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                for _ in 0..<20 {
                    let small = try? resizePixels(pixels, height: 400, width: 400, toHeight: 200, toWidth: 200)
                    guard small != [UInt8](repeating: 200, count: 3 * 200 * 200) else { continue }
                    wrong.withLock { $0 += 1 }
                }
            }
            #expect(wrong.withLock { $0 } == 0)
        }
    }

    // MARK: - Lifetimes

    @Test func handlesAreReleased() async {
        await #expect(processExitsWith: .success) {
            let before = ct_tensor_live_count()
            do {
                let weight = numbers([3, 2, 3, 3])
                weight.requiresGradient = true
                let state = Adam(0.01).makeState(for: [weight])
                for step in 0..<20 {
                    let loss = pattern([2, 2, 4, 4]).convolved(weight: weight, padding: 1).square().mean()
                    let slope = gradients(of: [loss], withRespectTo: [weight], creatingGraph: true)
                    state.step(gradients: slope, at: step)
                }
                _ = weight.sorted(over: 0).split(sizes: [1, 2])
                _ = Random(seed: 1).state
                _ = weight.description
            }
            #expect(ct_tensor_live_count() == before)
        }
    }

    @Test func memoryDoesNotGrow() async {
        await #expect(processExitsWith: .success) {
            let x = numbers([256, 1024])
            x.requiresGradient = true
            func step() {
                let first = gradients(of: [x.pow(3).sum()], withRespectTo: [x], creatingGraph: true)
                if let first = first[0] { _ = gradients(of: [first.square().sum()], withRespectTo: [x]) }
            }
            for _ in 0..<5 { step() }
            let before = Runtime.peakMemory()
            for _ in 0..<60 { step() }
            // Each step makes more than 10 MB of tensors.
            #expect(Runtime.peakMemory() - before < 30_000_000)
        }
    }
}

/// How many pages the system has given this process so far.
private func faults() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
        getrusage(RUSAGE_SELF, &usage)
    #endif
    return usage.ru_minflt
}

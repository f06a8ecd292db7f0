import Dispatch
import Foundation
import Synchronization

/// Threads that are started so that a failure is heard: Foundation's `Thread` says nothing where the system gives none, and
/// whoever waits for its work waits for ever.
package enum WorkerThread {
    /// Bytes of a thread's stack.
    ///
    /// Tests ask for more than any system has.
    @TaskLocal package static var stackSize = 4 << 20

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: What debuggers call it; Linux keeps 15 letters.
    ///   - purpose: What it is for, in words for the user: "reads data".
    ///   - work: What it does.
    /// - Throws: `GANError` with status 70 when the system has none to give.
    package static func start(
        _ name: String, thatWhich purpose: String, _ work: @escaping @Sendable () -> Void
    ) throws(GANError) {
        pthread_detach(try create(name, purpose, work))
    }

    /// Starts a thread that is joined or detached later.
    private static func create(
        _ name: String, _ purpose: String, _ work: @escaping @Sendable () -> Void
    ) throws(GANError) -> pthread_t {
        // By a pointer, because Swift 6.3 finds no initializer of the type outside of a module of Dispatch's own.
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        pthread_attr_setstacksize(attributes, stackSize)
        let job = Unmanaged.passRetained(Job(name: name, work: work))
        var thread: pthread_t?
        let code = create(&thread, attributes, job.toOpaque())
        if code == 0, let thread { return thread }
        job.release()
        throw GANError(
            .ourFault,
            "the system gives no thread that \(purpose): \(String(cString: strerror(code))); ask for fewer (--threads, "
                + "--loader-threads), end other programs, or raise the limit (ulimit -u)")
    }

    /// `pthread_create`, whose types differ between systems.
    private static func create(
        _ thread: inout pthread_t?, _ attributes: UnsafePointer<pthread_attr_t>, _ job: UnsafeMutableRawPointer
    ) -> Int32 {
        #if canImport(Darwin)
            return pthread_create(&thread, attributes, { Job.run($0) }, job)
        #else
            var made = pthread_t()
            defer { thread = made }
            return pthread_create(&made, attributes, { Job.run($0) }, job)
        #endif
    }

    /// Does numbered pieces of work, on this thread and on as many others as there are cores and the system gives.
    ///
    /// Dispatch's `concurrentPerform` waits for ever where the system gives none.
    ///
    /// - Parameters:
    ///   - count: How many pieces.
    ///   - work: Does the piece of a number, from 0.
    package static func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            let pieces = Pieces(count)
            let part: @Sendable () -> Void = { while let number = pieces.next() { work(number) } }
            // Where the system gives fewer threads, these do the work.
            let others = (1..<max(1, min(ProcessInfo.processInfo.activeProcessorCount, count))).compactMap { number in
                try? create("gan-part-\(number)", "does a part", part)
            }
            part()
            // Joined, because `work` must not be held by a thread any more once this returns.
            for thread in others { pthread_join(thread, nil) }
        }
    }

    /// The numbers of pieces, each given out once.
    private final class Pieces: Sendable {
        private let taken = Atomic(0)
        private let count: Int

        init(_ count: Int) { self.count = count }

        func next() -> Int? {
            let number = taken.add(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }
    }

    /// Makes sure that so many threads can be had, by starting them for a moment.
    ///
    /// Libraries that start threads of their own end the program, or wait for ever, where there are none.
    ///
    /// - Throws: `GANError` with status 70 where they cannot.
    package static func rehearse(_ count: Int, thatWhich purpose: String) throws(GANError) {
        let gate = DispatchSemaphore(value: 0)
        var threads: [pthread_t] = []
        // Also where one of them could not be started; joined, so that those that come next find their place.
        defer {
            for _ in threads { gate.signal() }
            for thread in threads { pthread_join(thread, nil) }
        }
        while threads.count < count {
            threads.append(try create("gan-rehearsal", purpose) { gate.wait() })
        }
    }

    /// What a thread does, on its way into the thread.
    private final class Job: Sendable {
        private let name: String
        private let work: @Sendable () -> Void

        init(name: String, work: @escaping @Sendable () -> Void) {
            self.name = name
            self.work = work
        }

        static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let pointer else { return nil }
            let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
            job.takeName()
            job.work()
            return nil
        }

        private func takeName() {
            #if canImport(Darwin)
                pthread_setname_np(name)
            #else
                // Swift does not see the function for it, which Linux offers beyond POSIX.
                let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
                guard file >= 0 else { return }
                _ = name.withCString { write(file, $0, strlen($0)) }
                close(file)
            #endif
        }
    }
}

import Foundation
import Logging

extension Trainer {
    /// Tells in debug messages what computes and how, for whoever wonders why a run is slow or differs from another.
    func logSetup() {
        let logger = settings.logger
        logger.debug(
            """
            GANKit \(GANKitVersion.current), libtorch \(Runtime.torchVersion) in \(Runtime.torchPath), \
            \(ProcessInfo.processInfo.operatingSystemVersionString)
            """)
        logger.debug(
            """
            the networks compute on \(settings.device) with \(counted(Runtime.threads, "thread")), in \
            \(plan.precision.rawValue); the processor has \(Runtime.multipliesBFloat16 ? "" : "no ")bfloat16 arithmetic
            """)
        logger.debug("critic steps take \(criticStepChoice.summary)")
        let cache = settings.cache.map { "decoded pictures may take \(ByteSize.words($0.limit)) of \($0.folder)" }
        logger.debug(
            "the data is read by \(counted(settings.loaderThreads, "thread")); \(cache ?? "decoded pictures are not kept")"
        )
    }

    /// Warns of what will not work as the plan's author may believe.
    func logObjections() {
        for objection in objections { settings.logger.warning("\(objection)") }
    }

    private func counted(_ count: Int, _ what: String) -> String {
        "\(count) \(what)\(count == 1 ? "" : "s")"
    }
}

import Foundation
import GANBase

/// The computer that this runs on, as results name it.
package enum Machine {
    /// "AMD EPYC 7B13, 2 cores, 16 GiB, Ubuntu 24.04".
    package static var words: String {
        let information = ProcessInfo.processInfo
        let cores = information.activeProcessorCount
        return [
            processor, "\(cores) \(cores == 1 ? "core" : "cores")",
            ByteSize.words(Int(clamping: information.physicalMemory)),
            information.operatingSystemVersionString,
        ].compactMap { $0 }.joined(separator: ", ")
    }

    /// What the processor calls itself; nil where it cannot be asked.
    private static var processor: String? {
        #if canImport(Darwin)
            var bytes = [CChar](repeating: 0, count: 256)
            var size = bytes.count
            guard sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0 else { return nil }
            return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        #else
            let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
            let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
            return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
        #endif
    }
}

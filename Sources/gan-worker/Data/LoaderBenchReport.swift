import Foundation
import GANCommandOptions
import GANKit

/// What `gan data bench` prints.
struct LoaderBenchReport {
    /// The size of the pictures where none is asked for.
    static let usualSize = ImageSize(side: 64)

    private let options: LoaderBenchOptions
    private let summary: String
    private let secondsToOpen: Double
    private let images: Int
    /// The times, one for each epoch.
    var epochs: [Epoch] = []
    /// What could not be read.
    var unreadable: [UnreadableImage] = []

    /// One reading of all pictures.
    struct Epoch {
        let images: Int
        let bytes: Int
        let seconds: Double

        var imagesPerSecond: Double { Double(images) / seconds }
        var megabytesPerSecond: Double { Double(bytes) / seconds / 1e6 }
    }

    /// Begins.
    ///
    /// - Parameters:
    ///   - options: What the user asked for.
    ///   - summary: What the pictures are.
    ///   - images: How many there are.
    ///   - secondsToOpen: How long it took to list them.
    init(options: LoaderBenchOptions, summary: String, images: Int, secondsToOpen: Double) {
        self.options = options
        self.summary = summary
        self.images = images
        self.secondsToOpen = secondsToOpen
    }

    /// Whole batches of an epoch, as training has them; at least one.
    var batches: Int { max(1, images / options.batch) }

    /// For people.
    var lines: [String] {
        let rates = epochs.map { Int($0.imagesPerSecond.rounded()).grouped }
        let megabytes = epochs.map { short($0.megabytesPerSecond) }
        let seconds = epochs.map { String(format: "%.2f", $0.seconds) }
        func padded(_ texts: [String], _ number: Int) -> String {
            String(repeating: " ", count: (texts.map(\.count).max() ?? 0) - texts[number].count) + texts[number]
        }
        let times = epochs.indices.map { number in
            titled(
                "Epoch \((number + 1).grouped)",
                "\(padded(rates, number)) images/s  \(padded(megabytes, number)) MB/s  \(padded(seconds, number)) s")
        }
        let threads = "\(options.threads) \(options.threads == 1 ? "thread" : "threads")"
        let memory = (Runtime.peakMemory() / 1_048_576).grouped
        return [titled("Pictures", "\(summary), listed in \(String(format: "%.2f", secondsToOpen)) s")] + times + [
            titled("Loader", "\(threads), batches of \(options.batch.grouped), \(decoding), cache \(cache)"),
            titled("Memory", "\(memory) MiB at most, libtorch included"),
        ] + (unreadable.isEmpty ? [] : [titled("Unreadable", "\(unreadable.count.grouped), replaced by others")])
    }

    private var cache: String {
        (options.cache ?? CacheLimit(bytes: DecodedCacheSettings.defaultLimit)).description
    }

    private var decoding: String { options.exact ? "exact decoding" : "fast decoding" }

    /// For programs.
    var json: JSONText {
        let rates: [(key: String, value: JSONText)] = [
            ("images_per_second", .array(epochs.map { .number($0.imagesPerSecond) })),
            ("megabytes_per_second", .array(epochs.map { .number($0.megabytesPerSecond) })),
            ("seconds", .array(epochs.map { .number($0.seconds) })),
            ("seconds_to_open", .number(secondsToOpen)),
            ("images", .integer(images)), ("unreadable", .integer(unreadable.count)),
        ]
        let settings: [(key: String, value: JSONText)] = [
            ("batch", .integer(options.batch)),
            ("threads", .integer(options.threads)), ("exact", .bool(options.exact)), ("cache", .string(cache)),
            ("peak_memory_mib", .number(Double(Runtime.peakMemory()) / 1_048_576)),
        ]
        return .object(rates + (options.size.size ?? Self.usualSize).fields + settings)
    }
}

import ArgumentParser
import Foundation

/// What `--cache` says: how much room decoded pictures may take, or off.
struct CacheChoice: ExpressibleByArgument, Hashable {
    /// Bytes that one data set may take; nil for off.
    let limit: Int?

    static let standard = CacheChoice(limit: DecodedCacheSettings.defaultLimit)

    private init(limit: Int?) {
        self.limit = limit
    }

    init?(argument: String) {
        guard let room = CacheLimit(argument) else { return nil }
        limit = room.bytes
    }

    var defaultValueDescription: String { CacheLimit(bytes: limit).description }

    var settings: DecodedCacheSettings? {
        limit.map { DecodedCacheSettings(limit: $0) }
    }
}

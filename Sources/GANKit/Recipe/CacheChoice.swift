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
        if argument.lowercased() == "off" {
            limit = nil
        } else if let size = ByteSize.parse(argument), size > 0 {
            limit = size
        } else {
            return nil
        }
    }

    var defaultValueDescription: String {
        limit.map { ByteSize.words($0).replacingOccurrences(of: " GiB", with: "GB") } ?? "off"
    }

    var settings: DecodedCacheSettings? {
        limit.map { DecodedCacheSettings(limit: $0) }
    }
}

public import GANBase

/// Where decoded pictures are kept from one epoch and one run to the next, and how much of them.
public struct DecodedCacheSettings: Hashable, Sendable {
    /// The folder, one file in it for each data set at each size.
    public var folder: String
    /// Bytes that one data set may take; larger ones are decoded anew in each epoch.
    public var limit: Int

    /// 16 GB.
    public static let defaultLimit = 16 << 30

    /// Makes settings.
    ///
    /// - Parameters:
    ///   - folder: The folder; made when it is needed. The default is "decoded" in the user's cache folder.
    ///   - limit: Bytes that one data set may take.
    public init(folder: String = CacheFolder.path + "/decoded", limit: Int = Self.defaultLimit) {
        self.folder = folder
        self.limit = limit
    }
}

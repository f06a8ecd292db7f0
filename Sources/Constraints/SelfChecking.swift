internal import GANBase

/// A plugin whose numbers can be wrong, and which says so before training starts.
public protocol SelfChecking {
    /// Checks the plugin's own numbers.
    ///
    /// - Throws: `GANError` with status 64, in words.
    func check() throws
}

/// Throws in words when a lazy penalty's interval is not 1 or more.
func checkInterval(_ interval: Int, of plugin: String) throws {
    guard interval >= 1 else {
        throw GANError(.usage, "\(plugin): interval is \(interval) and must be 1 or more; 1 applies the penalty in every critic step")
    }
}

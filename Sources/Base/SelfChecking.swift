/// A plugin whose numbers can be wrong, and which says so before training starts.
public protocol SelfChecking {
    /// Checks the plugin's own numbers.
    ///
    /// - Throws: `GANError` with status 64, in words.
    func check() throws
}

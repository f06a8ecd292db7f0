/// The version of GANKit, as `gan --version` prints it and runs record it.
public enum GANKitVersion {
    /// The version of this build.
    public static let current = "0.1.0"
}

package import ArgumentParser

/// Where the pictures are that a command looks at.
package struct SourceArgument: ParsableArguments {
    /// The path or the pattern, as it was typed.
    @Argument(
        help: "A folder, a zip or tar archive, or tar shards: 'faces-{000..099}.tar'.",
        completion: .file(extensions: ["zip", "tar"]))
    package var path: String

    package init() {}
}

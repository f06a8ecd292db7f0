import ArgumentParser

/// How the answer of a command looks.
package struct AnswerOptions: ParsableArguments {
    /// Whether the answer is JSON.
    @Flag(help: "Print one JSON object.")
    package var json = false

    package init() {}
}

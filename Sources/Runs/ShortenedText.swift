/// A text without its middle, because names that differ often do so at their ends: "interp…Within".
///
/// - Parameter width: How many characters it may have.
package func shortened(_ text: String, to width: Int) -> String {
    guard text.count > width else { return text }
    let tail = max(width - 1, 0) / 2
    return text.prefix(max(width - 1, 0) - tail) + "…" + text.suffix(tail)
}

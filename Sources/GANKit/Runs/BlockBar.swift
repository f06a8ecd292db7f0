/// Bars of Unicode's blocks, which are as fine as an eighth of a column.
package enum BlockBar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar.
    ///
    /// - Parameters:
    ///   - part: How much of the width is filled, 0...1; the least that is not 0 shows.
    ///   - width: The width of a whole bar in columns.
    /// - Returns: A text that is as wide as the bar is long.
    package static func text(_ part: Double, width: Int) -> String {
        let exact = max(0, min(1, part)) * Double(width) * 8
        let units = part > 0 ? max(1, Int(exact.rounded())) : 0
        return String(repeating: "█", count: units / 8) + eighths[units % 8]
    }

    /// A bar, filled up with spaces to the width of a whole one.
    package static func padded(_ part: Double, width: Int) -> String {
        let bar = text(part, width: width)
        return bar + String(repeating: " ", count: max(0, width - bar.count))
    }
}

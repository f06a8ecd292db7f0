import Foundation

/// Three significant digits: 0.0123, 1.23, 12.3, 1230.
package func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    let digits = Int(log10(abs(value)).rounded(.down))
    if digits < -3 || digits > 5 { return String(format: "%.2e", value) }
    return String(format: "%.\(max(0, 2 - digits))f", value)
}

/// Seconds as people say them: 8s, 4m 05s, 2h 10m.
package func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e8 else { return "?" }
    let total = Int(seconds.rounded())
    if total < 60 { return "\(total)s" }
    if total < 3600 { return String(format: "%dm %02ds", total / 60, total % 60) }
    return String(format: "%dh %02dm", total / 3600, total / 60 % 60)
}

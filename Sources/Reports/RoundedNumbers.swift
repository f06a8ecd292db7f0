import Foundation

/// A number to five significant digits, as many as a curve can show.
func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value.isFinite ? 0 : value }
    let digits = 4 - Int(log10(abs(value)).rounded(.down))
    // Powers of ten beyond these are no numbers, or not exact.
    guard (-250...22).contains(digits) else { return value }
    let unit = pow(10, Double(abs(digits)))
    return digits >= 0 ? (value * unit).rounded() / unit : (value / unit).rounded() * unit
}

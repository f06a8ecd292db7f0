import Foundation
import GANRuns

/// The colours of a study's cells: from pale, the worst, to dark, the best, in one hue.
///
/// Lightness alone carries the order, so that it survives grey printing and colour blindness; the number is in the cell too.
struct StudyColors {
    private let low: Double
    private let high: Double
    /// Whether equal ratios and not equal differences are equal steps of colour: where values lie decades apart.
    let isLogarithmic: Bool
    private let direction: MetricDirection

    private static let stops: [(Double, Double, Double)] = [
        (239, 243, 250), (189, 208, 235), (120, 164, 214), (54, 113, 181), (18, 58, 112),
    ]

    /// Spans the medians that are shown.
    init(_ values: [Double], _ direction: MetricDirection) {
        low = values.min() ?? 0
        high = values.max() ?? 1
        isLogarithmic = low > 0 && high / low > 10
        self.direction = direction
    }

    /// The colours of a cell, as a style.
    func style(_ value: Double) -> String {
        let place = quality(of: value) * Double(Self.stops.count - 1)
        let index = min(Int(place), Self.stops.count - 2)
        let part = place - Double(index)
        let (from, to) = (Self.stops[index], Self.stops[index + 1])
        let color = [(from.0, to.0), (from.1, to.1), (from.2, to.2)].map { Int(($0 + part * ($1 - $0)).rounded()) }
        let ink =
            0.299 * Double(color[0]) + 0.587 * Double(color[1]) + 0.114 * Double(color[2]) > 140 ? "#10151c" : "#fff"
        return "background:rgb(\(color[0]),\(color[1]),\(color[2]));color:\(ink)"
    }

    /// 0 for the worst median, 1 for the best.
    func quality(of value: Double) -> Double {
        guard high / 2 > low / 2 else { return 0.5 }
        let part =
            isLogarithmic
            ? (log(value) - log(low)) / (log(high) - log(low))
            // Halved, because the difference of two large numbers may be infinite.
            : (value / 2 - low / 2) / (high / 2 - low / 2)
        let bounded = min(max(part, 0), 1)
        return direction == .lower ? 1 - bounded : bounded
    }
}

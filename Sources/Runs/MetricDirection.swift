/// Which way a metric is better, as files say it.
package enum MetricDirection: String, Codable, Sendable {
    /// The less the better, as with a distance.
    case lower
    /// The more the better, as with a share.
    case higher

    /// The best of numbers, the first of them where several are alike.
    package func best(of points: some Sequence<Curve.Point>) -> Curve.Point? {
        points.filter(\.value.isFinite).reduce(nil) { best, point in
            guard let best else { return point }
            return (self == .lower ? point.value < best.value : point.value > best.value) ? point : best
        }
    }
}

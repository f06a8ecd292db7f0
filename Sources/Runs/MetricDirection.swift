/// Which way a metric is better, as files say it.
package enum MetricDirection: String, Codable, Sendable {
    /// The less the better, as with a distance.
    case lower
    /// The more the better, as with a share.
    case higher
}

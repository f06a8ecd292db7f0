/// The metrics that can be measured without further settings.
public let allMetrics: [any Metric] = [
    FrechetDistance(),
    WassersteinDistance(),
]

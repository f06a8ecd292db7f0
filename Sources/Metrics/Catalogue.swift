/// Every metric that comes with GANKit and needs no further settings, and ``ModeCount`` with one.
///
/// ``ModeCoverage`` is not among them, because it needs to know the modes. The classifier of ``ModeCount`` is only an example of
/// a name: there is none that fits all data.
public let allMetrics: [any Metric] = [
    FrechetDistance(),
    KernelDistance(),
    PrecisionRecall(),
    InceptionScore(),
    SlicedWasserstein(),
    MultiScaleSimilarity(),
    ModeCount(classifier: .torchScript("classifier.pt")),
    WassersteinDistance(),
]

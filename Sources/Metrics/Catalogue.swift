/// Every metric that comes with GANKit, with its usual settings.
///
/// The classifier of ``ModeCount`` is only an example of a name: there is none that fits all data.
public let allMetrics: [any Metric] = [
    FrechetDistance(),
    KernelDistance(),
    PrecisionRecall(),
    InceptionScore(),
    SlicedWasserstein(),
    MultiScaleSimilarity(),
    ModeCount(classifier: .torchScript("classifier.pt")),
]

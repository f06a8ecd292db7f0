import GANBase
import GANMetrics
import Testing

@Suite("All metrics")
struct CatalogueTests {
    @Test("names of measures are words in lower camel case, and no two are the same")
    func names() {
        let names = allMetrics.flatMap { $0.measures.map(\.name) }
        #expect(Set(names).count == names.count)
        #expect(names.contains("frechet") && names.contains("kid") && names.contains("coverage"))
        for name in names {
            #expect(name.first?.isLowercase == true && name.allSatisfy { $0.isLetter || $0.isNumber }, "\(name)")
        }
        for measure in allMetrics.flatMap({ $0.measures }) { #expect(measure.summary.hasSuffix(".")) }
    }

    @Test("usual settings are right, and wrong ones are refused before a training starts")
    func settings() throws {
        for case let metric as any SelfChecking in allMetrics { try metric.check() }
        let wrong: [any SelfChecking] = [
            KernelDistance(every: 0), KernelDistance(samples: 1), KernelDistance(subsets: 0),
            KernelDistance(subsetSize: 1), PrecisionRecall(neighbour: 0), InceptionScore(splits: 0),
            SlicedWasserstein(descriptors: 0), SlicedWasserstein(projections: 0), MultiScaleSimilarity(samples: 0),
            ModeCount(classifier: .torchScript("classifier.pt"), classes: 1),
        ]
        for metric in wrong { #expect(throws: GANError.self) { try metric.check() } }
    }
}

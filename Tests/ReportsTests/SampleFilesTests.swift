import Testing

@testable import GANReports

@Suite("Pictures of a page")
struct SampleFilesTests {
    private func files(_ count: Int, bytes: Int = 10) -> [SampleFiles.File] {
        (0..<count).map { .init(step: 100 * ($0 + 1), path: "\($0).png", bytes: bytes) }
    }

    @Test(
        "the first, the last, and others evenly between them",
        arguments: [(0, 0), (1, 1), (2, 2), (40, 40), (41, 40), (1_000, 40)])
    func evenly(count: Int, chosen: Int) {
        let steps = SampleFiles.evenly(files(count), budget: 1_000_000).map(\.step)
        #expect(steps.count == chosen)
        #expect(steps.first == files(count).first?.step)
        #expect(steps.last == files(count).last?.step)
        let distances = zip(steps, steps.dropFirst()).map { $1 - $0 }
        #expect((distances.max() ?? 0) - (distances.min() ?? 0) <= 100)
    }

    @Test("fewer where they are large, the last one longest, none where it is too large itself")
    func budget() {
        #expect(SampleFiles.evenly(files(100), budget: 55).map(\.step) == [100, 2_500, 5_000, 7_500, 10_000])
        #expect(SampleFiles.evenly(files(100), budget: 10).map(\.step) == [10_000])
        #expect(SampleFiles.evenly(files(100), budget: 9).isEmpty)
    }
}

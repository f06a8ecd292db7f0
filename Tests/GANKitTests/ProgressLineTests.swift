import Testing

@testable import GANKit

@Suite("The line of a training")
struct ProgressLineTests {
    private static let fields = [
        "step 12,345/100,000", "gap 0.0123", "‖∇T‖ 0.512", "virial 0.931", "1h 12m left", "31.4 steps/s",
        "critic -0.0123",
    ]

    @Test(
        "holds whole fields, the telling ones first, and never the terminal's last column",
        arguments: [
            (200, 7), (101, 7), (100, 6), (85, 6), (84, 5), (80, 5), (71, 5), (70, 4), (58, 4), (57, 3), (32, 2),
            (31, 1),
            (20, 1),
        ])
    func whole(width: Int, count: Int) {
        let line = Progress.line(of: Self.fields, width: width)
        #expect(line == Self.fields.prefix(count).joined(separator: "  "))
        #expect(line.count < width)
    }

    @Test("is cut only where not even the step fits")
    func narrow() {
        #expect(Progress.line(of: Self.fields, width: 10) == "step 12,3")
        #expect(Progress.line(of: [], width: 80) == "")
    }

    @Test("is whole where there is no terminal")
    func plain() {
        #expect(Progress.line(of: Self.fields) == Self.fields.joined(separator: "  "))
    }
}

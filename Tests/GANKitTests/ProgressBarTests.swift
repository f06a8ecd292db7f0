import Testing

@testable import GANKit

@Suite("Progress bars")
struct ProgressBarTests {
    @Test(
        "an eighth of a column is the smallest step, and what is not nothing shows",
        arguments: [
            (0, ""), (1e-9, "▏"), (0.125, "█"), (0.13, "█"), (0.14, "█▏"), (0.5, "████"), (0.99, "███████▉"),
            (1, "████████"), (2, "████████"), (-1, ""),
        ] as [(Double, String)])
    func blocks(part: Double, bar: String) {
        #expect(BlockBar.text(part, width: 8) == bar)
        #expect(BlockBar.padded(part, width: 8).count == 8)
    }

    private func line(done: Int, rate: Double, width: Int) -> String {
        ProgressBar.line("Decoding", done: done, of: 1_000, unit: "pictures", rate: rate, width: width)
    }

    @Test("title, bar, count, part, rate and time left")
    func whole() {
        #expect(
            line(done: 250, rate: 12.4, width: 80)
                == "Decoding  ▕████▊              ▏    250/1,000   25 %  12 pictures/s  1m 00s left")
    }

    @Test("a line never fills the terminal's last column", arguments: [24, 40, 60, 80, 200])
    func widths(width: Int) {
        for done in [0, 1, 999, 1_000] {
            #expect(line(done: done, rate: 1234.5, width: width).count < width)
        }
    }

    @Test("without a rate nothing is said about the time left")
    func beginning() {
        #expect(!line(done: 0, rate: 0, width: 120).contains("left"))
    }
}

import Testing

@testable import GANReports

@Suite("Numbers of a curve")
struct RoundedNumbersTests {
    @Test(
        "five significant digits, whatever the size",
        arguments: [
            (0, 0), (1.23456789, 1.2346), (-98765.4321, -98765), (123456789, 123460000), (1.23456e-12, 1.2346e-12),
            (1.5e300, 1.5e300), (1e-300, 1e-300), (99999.9, 100000),
        ])
    func digits(value: Double, wanted: Double) {
        #expect(abs(rounded(value) - wanted) <= abs(wanted) * 1e-12)
    }
}

import Testing

@testable import GANKit

@Suite("Names and numbers for people")
struct NamesAndNumbersTests {
    @Test(
        "type names in lower camel case",
        arguments: [
            ("Divergence", "divergence"), ("R1", "r1"), ("LeCam", "leCam"), ("WGANDivFolder", "wganDivFolder"),
            ("DRAGAN", "dragan"), ("GradientPenalty", "gradientPenalty"),
        ])
    func camelCase(type: String, name: String) {
        #expect(lowerCamelCase(type) == name)
    }

    @Test(
        "three digits",
        arguments: [
            (0.012345, "0.0123"), (1.2345, "1.23"), (123.45, "123"), (0, "0"), (-2, "-2.00"), (1e-9, "1.00e-09"),
        ])
    func digits(value: Double, text: String) {
        #expect(short(value) == text)
    }

    @Test("durations", arguments: [(8.2, "8s"), (245, "4m 05s"), (7800, "2h 10m"), (Double.infinity, "?")])
    func durations(seconds: Double, text: String) {
        #expect(duration(seconds) == text)
    }

    @Test("penalties of one kind get numbers")
    func naming() {
        let names = NamedPenalty.naming([Divergence(at: .realAndFake), Divergence(at: .interpolated)]).map(\.name)
        #expect(names == ["divergence", "divergence2"])
    }

    @Test("each use of random numbers has a seed of its own")
    func seeds() {
        #expect(seedStream(1, "data") != seedStream(1, "latents"))
        #expect(seedStream(1, "data") != seedStream(2, "data"))
        #expect(seedStream(1, "data") == seedStream(1, "data"))
    }
}

import GANBase
import GANTensors
import Testing

/// Bytes as colours, equal to what the operators one by one would make of them, to the bit.
@Suite struct PixelTests {
    private let pixels = (0..<72).map { (index: Int) -> UInt8 in UInt8(index * 37 % 256) }

    @Test(arguments: [DType.float32, .float64, .bfloat16])
    func equalsOperators(dtype: DType) throws {
        let colours = try Tensor.colours(ofPixels: pixels, count: 2, height: 3, width: 4, channels: 3, dtype: dtype)
        let bytes = try Tensor(bytes: pixels, shape: [2, 3, 4, 3], dtype: .uint8).permuted([0, 3, 1, 2])
        let expected = (bytes.to(dtype == .float64 ? .float64 : .float32) / 127.5 - 1).to(dtype)
        #expect(colours.shape == [2, 3, 3, 4])
        #expect(colours.dtype == dtype)
        #expect(colours.values() == expected.values())
    }

    @Test func everyByteHasItsColour() throws {
        let colours = try Tensor.colours(ofPixels: Array(0...255), count: 1, height: 16, width: 16, channels: 1)
        let values = colours.values()
        #expect(values.first == -1 && values.last == 1)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func sizesThatDoNotFitAreRefused() {
        #expect(
            throws: GANError(
                .badData, "2 pictures of 4×3 pixels in 1 channels do not take 72 bytes")
        ) {
            try Tensor.colours(ofPixels: pixels, count: 2, height: 3, width: 4, channels: 1)
        }
        #expect(throws: GANError.self) {
            try Tensor.colours(ofPixels: pixels, count: .max, height: 3, width: 4, channels: 3)
        }
    }
}

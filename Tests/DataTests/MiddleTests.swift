import GANBase
import GANTensors
import Testing

@testable import GANData

/// What becomes of pictures whose every pixel says where it is: the middle of a ramp has a closed form at any size.
struct MiddleTests {
    /// A picture of levels that rise across (red) and down (green) and are 128 in the middle.
    private struct Ramp {
        let width: Int
        let height: Int

        /// Levels from one pixel to the next: few enough for the square in the middle and what is beside it.
        private var slope: Double {
            let shorter = min(width, height)
            return (shorter > 3 ? 200 : 80) / Double(shorter)
        }

        private func level(_ place: Double, _ length: Int) -> Double {
            128 + slope * (place - Double(length) / 2)
        }

        func image() throws -> DecodedImage {
            try painted(width: width, height: height) { x, y in
                let levels = [level(Double(x) + 0.5, width), level(Double(y) + 0.5, height)]
                return levels.map { UInt8(min(255, max(0, $0.rounded()))) } + [128]
            }
        }

        /// How far off the middle is, in its pixels, by red and by green: on average, and the mean of what is wrong either way.
        ///
        /// The outermost pixels are left out, where a filter has less to look at, and what is wrong by rounding to levels.
        func errors(of square: DecodedImage, side: Int) -> (bias: [Double], size: [Double]) {
            let isWide = width >= height
            let longer = side * max(width, height) / min(width, height)
            let cut = Int((Double(longer - side) / 2).rounded(.toNearestOrEven))
            let new = isWide ? (longer, side) : (side, longer)
            let inner = side > 4 ? 2..<side - 2 : 1..<side - 1
            var errors: [[Double]] = [[], []]
            for y in inner {
                for x in inner {
                    let place = 3 * (y * side + x)
                    let across = (Double((isWide ? cut : 0) + x) + 0.5) * Double(width) / Double(new.0)
                    let down = (Double((isWide ? 0 : cut) + y) + 0.5) * Double(height) / Double(new.1)
                    errors[0].append(Double(square.pixels[place]) - level(across, width))
                    errors[1].append(Double(square.pixels[place + 1]) - level(down, height))
                }
            }
            let levels = Double(errors[0].count) * slope * Double(min(width, height)) / Double(side)
            return (
                errors.map { $0.reduce(0, +) / levels },
                errors.map { $0.reduce(0) { $0 + max(0, abs($1) - 0.5) } / levels }
            )
        }
    }

    private func square(_ file: [UInt8], side: Int, _ filter: ResizeFilter, exact: Bool) throws -> DecodedImage {
        var decoding = exact ? ImageDecoding() : ImageDecoding(shortestSide: side)
        decoding.isMiddleOnly = !exact
        return try DecodedImage(decoding: file, decoding).middle(ImageSize(side: side), filter: filter)
    }

    @Test(
        "a picture whose sides do not divide is not shifted by decoding a fraction of it",
        arguments: [
            (37, 37, 4), (75, 61, 7), (61, 75, 7), (45, 35, 8), (23, 31, 11), (250, 250, 31), (250, 250, 32),
            (300, 225, 64),
            (95, 33, 8), (33, 131, 8),
        ], [ResizeFilter.bilinear, .bicubic])
    func fractionalBox(size: (width: Int, height: Int, side: Int), filter: ResizeFilter) throws {
        let ramp = Ramp(width: size.width, height: size.height)
        let file = try JPEGFile.encode(ramp.image(), quality: 100)
        for exact in [true, false] {
            let (bias, error) = try ramp.errors(
                of: square(file, side: size.side, filter, exact: exact), side: size.side)
            #expect(
                bias.allSatisfy { abs($0) < 0.05 } && error.allSatisfy { $0 < 0.12 }, "exact \(exact): \(bias) \(error)"
            )
        }
    }

    @Test("whichever way the camera was held", arguments: 1...8)
    func turned(orientation: Int) throws {
        for (width, height, side) in [(37, 37, 4), (45, 35, 8), (31, 23, 11), (35, 45, 8), (130, 33, 8)] {
            let ramp = try Ramp(width: width, height: height).image()
            let file = try EXIFFile.jpeg(ramp, EXIFFile.block(orientation: UInt8(orientation), isBigEndian: true))
            let squares = try [true, false].map { try square(file, side: side, .bilinear, exact: $0).pixels }
            let differences = zip(squares[0], squares[1]).enumerated().filter { $0.offset % 3 < 2 }.map {
                abs(Double($0.element.0) - Double($0.element.1)) * Double(side) / 200
            }
            let mean = differences.reduce(0, +) / Double(differences.count)
            #expect(mean < 0.06, "\(width)×\(height): \(mean)")
        }
    }

    @Test(
        "the middle of wide and tall pictures is the middle",
        arguments: [
            (31, 9, 9), (32, 9, 9), (32, 9, 64), (9, 32, 64), (401, 100, 32), (100, 402, 33), (500, 7, 7), (4, 1, 64),
            (1, 5, 64), (16_384, 3, 16), (3, 16_383, 17), (16_384, 1, 128), (16_383, 2, 200), (16_383, 5, 300),
        ])
    func parity(width: Int, height: Int, side: Int) throws {
        let ramp = Ramp(width: width, height: height)
        let square = try ramp.image().middle(ImageSize(side: side), filter: .bilinear)
        let (bias, error) = ramp.errors(of: square, side: side)
        let along = width > height ? 0 : 1
        #expect(abs(bias[along]) < 0.05 && error[along] < 0.12, "\(bias) \(error)")
    }

    @Test("pictures of one pixel across or down, however the camera was held", arguments: 1...8)
    func thin(orientation: Int) throws {
        for (width, height) in [(1, 37), (37, 1), (1, 1)] {
            let block = EXIFFile.block(orientation: UInt8(orientation), isBigEndian: true)
            let file = try EXIFFile.jpeg(Ramp(width: width, height: height).image(), block)
            for side in [1, 5] {
                // Nothing less than a whole pixel is left of either side.
                let squares = try [true, false].map { try square(file, side: side, .bilinear, exact: $0) }
                #expect(squares[0] == squares[1] && squares[0].pixels.count == 3 * side * side)
            }
            let smallest = try DecodedImage(decoding: file, ImageDecoding(shortestSide: 1)).wholePixels()
            #expect(smallest.width >= 1 && smallest.height >= 1)
        }
    }

    @Test("a random part of a picture decoded at a fraction has the picture's pixels alone")
    func wholePixels() throws {
        let file = try JPEGFile.encode(Ramp(width: 34, height: 37).image())
        for (orientation, corner) in [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1))] {
            let block = EXIFFile.segment(
                0xE1, Array("Exif\0\0".utf8) + EXIFFile.block(orientation: UInt8(orientation), isBigEndian: false))
            let image = try DecodedImage(
                decoding: EXIFFile.inserting(block, into: file), ImageDecoding(shortestSide: 4))
            // 4.25 × 4.625 pixels of the picture in 5 × 5.
            #expect((image.width, image.height) == (5, 5))
            let whole = try image.wholePixels()
            #expect((whole.width, whole.height) == (4, 5))
            let place = 3 * corner.0
            #expect(whole.pixels[0..<3] == image.pixels[place..<place + 3])
        }
    }
}

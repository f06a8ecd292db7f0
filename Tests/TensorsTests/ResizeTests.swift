import Dispatch
import GANBase
import GANTensors
import Synchronization
import Testing

/// Resizing bytes: equal to torch in Python to the bit, and to Pillow within one step of 255.
@Suite struct ResizeTests {
    /// 5 by 7 pixels of noise, the same in both languages.
    private let pixels = (0..<105).map { (index: Int) -> UInt8 in
        let noise: Int = index * 31 + (index * index) % 17 * 5
        return UInt8(noise % 256)
    }

    private func resized(_ height: Int, _ width: Int, _ filter: ResizeFilter = .bilinear) throws -> [Int] {
        try resizePixels(pixels, height: 7, width: 5, toHeight: height, toWidth: width, filter: filter).map(Int.init)
    }

    // From torch.nn.functional.interpolate(antialias=True) on uint8, torch 2.13.
    @Test func equalsTorch() throws {
        #expect(
            try resized(3, 2)
                == [125, 140, 130, 131, 137, 141, 140, 103, 90, 130, 148, 133, 114, 108, 126, 81, 123, 86])
        #expect(
            try resized(4, 4) == [
                106, 139, 89, 139, 136, 155, 130, 112, 111, 130, 157, 173, 176, 178, 116, 96, 84, 124, 152, 181, 154,
                151, 130, 140, 146, 135, 91, 136, 42, 63, 77, 112, 143, 105, 188, 73, 81, 88, 146, 136, 145, 134, 71,
                93, 70, 98, 144, 98,
            ])
        #expect(
            try resized(3, 2, .bicubic)
                == [125, 143, 129, 135, 137, 146, 141, 101, 88, 128, 151, 135, 114, 105, 127, 78, 123, 81])
        #expect(
            try Array(resized(9, 8, .bicubic).prefix(24)) == [
                0, 13, 77, 47, 108, 137, 148, 207, 195, 194, 76, 91, 168, 40, 47, 92, 125, 89, 125, 198, 176, 161, 240,
                235,
            ])
    }

    // From Image.resize of Pillow.
    @Test func looksLikePillow() throws {
        let bilinear = [
            106, 139, 89, 139, 136, 154, 130, 112, 111, 131, 156, 173, 176, 178, 115, 96, 84, 124, 152, 181, 154, 151,
            130, 139, 146, 135, 91, 136, 43, 63, 76, 112, 142, 105, 188, 73, 81, 88, 146, 136, 145, 134, 71, 93, 70, 98,
            143, 98,
        ]
        #expect(try zip(resized(4, 4), bilinear).allSatisfy { Swift.abs($0 - $1) <= 1 })
        let bicubic = [
            98, 139, 84, 144, 144, 166, 129, 103, 100, 124, 161, 179, 189, 188, 109, 84, 68, 122, 162, 202, 165, 157,
            120, 138, 153, 143, 88, 141, 21, 45, 65, 114, 159, 112, 202, 65, 73, 80, 157, 144, 160, 144, 61, 82, 55, 96,
            145, 100,
        ]
        #expect(try zip(resized(4, 4, .bicubic), bicubic).allSatisfy { Swift.abs($0 - $1) <= 1 })
    }

    // From Image.resize of Pillow, with a box.
    @Test func boxLooksLikePillow() throws {
        typealias Box = (left: Double, top: Double, width: Double, height: Double)
        let cases: [(box: Box, filter: ResizeFilter, tolerance: Int, expected: [Int])] = [
            (
                (0, 0, 4.5, 6.25), .bilinear, 1,
                [
                    96, 135, 101, 157, 124, 136, 114, 131, 135, 159, 162, 119, 111, 128, 156, 151, 159, 133, 166, 119,
                    55, 109, 63, 89, 131, 172, 149, 123, 115, 150, 98, 90, 93, 75, 123, 88,
                ]
            ),
            (
                (0.5, 0.75, 4.5, 6.25), .bilinear, 1,
                [
                    115, 143, 126, 145, 143, 150, 120, 129, 147, 146, 91, 78, 121, 143, 152, 173, 155, 136, 158, 88, 86,
                    69, 75, 103, 91, 187, 82, 114, 124, 162, 96, 120, 74, 90, 122, 102,
                ]
            ),
            // Pillow sharpens by another cubic: at the sizes of these pictures by some levels.
            (
                (0, 0, 4.5, 6.25), .bicubic, 1,
                [
                    89, 136, 100, 165, 124, 138, 108, 128, 134, 163, 167, 119, 102, 130, 168, 160, 161, 130, 175, 118,
                    44, 104, 39, 80, 132, 188, 160, 124, 118, 161, 98, 85, 91, 67, 122, 82,
                ]
            ),
            (
                (0.5, 0.75, 4.5, 6.25), .bicubic, 1,
                [
                    110, 147, 130, 148, 143, 151, 113, 126, 145, 148, 80, 66, 119, 154, 166, 185, 155, 139, 170, 85, 80,
                    55, 55, 104, 88, 201, 77, 114, 128, 176, 96, 122, 62, 87, 118, 103,
                ]
            ),
        ]
        for (box, filter, tolerance, expected) in cases {
            let resized = try resizePixels(
                pixels, height: 7, width: 5, box: box, toHeight: 4, toWidth: 3, filter: filter)
            #expect(resized.count == expected.count)
            #expect(zip(resized, expected).allSatisfy { Swift.abs(Int($0) - $1) <= tolerance }, "\(box) \(filter)")
        }
    }

    @Test func boxesThatAreNotAtAnEndThrow() {
        for box in [(0.5, 0.0, 4.0, 7.0), (0, 0, 5.5, 7), (-1, 0, 5, 7), (0, 0, 0, 7), (0, 0, 5, .nan), (0, 1, 5, 5)] {
            let error = #expect(throws: GANError.self) {
                try resizePixels(pixels, height: 7, width: 5, box: box, toHeight: 4, toWidth: 3, filter: .bilinear)
            }
            #expect(error?.status == .badData)
        }
    }

    @Test func sameSizeIsTheSamePicture() throws {
        #expect(try resized(7, 5) == pixels.map(Int.init))
        #expect(try resizePixels([9, 8, 7], height: 1, width: 1, toHeight: 2, toWidth: 1) == [9, 8, 7, 9, 8, 7])
    }

    @Test func everyThreadCan() throws {
        let expected = try resized(16, 16)
        let different = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            guard (try? resized(16, 16)) != expected else { return }
            different.withLock { $0 += 1 }
        }
        #expect(different.withLock { $0 } == 0)
    }

    @Test func wrongSizesThrow() {
        let sizes = [(7, 4, 3, 3), (0, 0, 3, 3), (-7, -5, 3, 3), (7, 5, 0, 3), (7, 5, 3, -3), (7, 5, .max, .max)]
        for (height, width, newHeight, newWidth) in sizes {
            let error = #expect(throws: GANError.self) {
                try resizePixels(pixels, height: height, width: width, toHeight: newHeight, toWidth: newWidth)
            }
            #expect(error?.status == .badData)
        }
        #expect(throws: GANError.self) {
            try resizePixels([], height: 1 << 40, width: 1 << 40, toHeight: 1, toWidth: 1)
        }
    }
}

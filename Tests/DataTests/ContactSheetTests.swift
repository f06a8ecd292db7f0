import GANBase
import GANData
import Testing

struct ContactSheetTests {
    @Test func distancesAreEven() {
        #expect(ContactSheet.chosen(4, of: Array(100..<108)) == [100, 102, 104, 106])
        #expect(ContactSheet.chosen(9, of: [1, 2, 3]) == [1, 2, 3])
        #expect(ContactSheet.chosen(3, of: []).isEmpty)
    }

    @Test func picturesStandSideBySideAndBadOnesAreLeftOut() throws {
        let folder = try TemporaryFolder()
        for number in 0..<3 {
            let picture = try painted(width: 200, height: 150) { _, _ in [UInt8(50 * number), 0, 9] }
            try folder.write(PNGFile.encode(picture), to: "\(number).png")
        }
        try folder.write(fixture("truncated.jpg"), to: "9.jpg")
        let collection = try ImageFolder(folder.path).open()
        let sheet = try #require(try ContactSheet.draw([0, 3, 1, 2], of: collection, threads: 2))
        let side = ContactSheet.usualSize.width
        #expect((sheet.width, sheet.height) == (2 * side + 6, 2 * side + 6))
        func pixel(_ x: Int, _ y: Int) -> [UInt8] {
            let place = 3 * (y * sheet.width + x)
            return Array(sheet.pixels[place..<place + 3])
        }
        #expect(pixel(10, 10) == [0, 0, 9])
        #expect(pixel(10 + side, 10) == [50, 0, 9])
        #expect(pixel(10, 10 + side) == [100, 0, 9])
        #expect(pixel(10 + side, 10 + side) == [255, 255, 255])
        #expect(try ContactSheet.draw([3], of: collection, threads: 1) == nil)
    }
}

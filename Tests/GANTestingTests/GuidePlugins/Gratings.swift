import Foundation
import GANKit

/// Waves of light and dark in every direction, drawn when they are asked for.
struct Gratings: ImageSource {
    let count: Int
    var place: String { "a formula for gratings" }

    func open() throws -> any ImageCollection {
        guard count >= 1 else { throw GANError(.missingInput, "there are no gratings: count is \(count)") }
        return GratingPictures(count: count)
    }
}

struct GratingPictures: ImageCollection {
    let count: Int

    func name(at index: Int) -> String { "grating \(index)" }

    func fingerprint() -> String? { "gratings 1, \(count)" }

    func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
        let side = 32
        // The golden ratio spreads directions and lengths evenly, whatever the count.
        let (turn, stretch) = (Double(index) * 0.618034, Double(index) * 0.381966)
        let angle = 2 * Double.pi * (turn - turn.rounded(.down))
        let waves = 2 + 4 * (stretch - stretch.rounded(.down))
        let pixels = (0..<side * side).flatMap { place -> [UInt8] in
            let (x, y) = (Double(place % side), Double(place / side))
            let phase = 2 * Double.pi * waves * (x * cos(angle) + y * sin(angle)) / Double(side)
            return [UInt8](repeating: UInt8(127.5 + 127 * sin(phase)), count: 3)
        }
        return try DecodedImage(width: side, height: side, pixels: pixels)
    }
}

import Foundation
import GANBase
import GANTensors

/// The scattering transform behind ``BuiltInFeatures``.
final class Scattering: FeatureExtractor {
    private static let side = 64
    private static let directions = 4
    private static let lengths = 4
    /// Added before logarithms, so that an empty picture has one: far below what pictures have, above what bytes resolve.
    private static let (floor, secondFloor) = (0.01, 0.002)

    private let waves: Tensor
    private let device: Device

    init(device: Device) {
        self.device = device
        waves = Self.waves().to(device)
    }

    func features(of pictures: Tensor) -> Tensor {
        withoutGradients {
            let channels = colours(of: pictures)
            let light = channels.sliced(along: 1, from: 0, to: 1)
            let tints = channels.sliced(along: 1, from: 1, to: 3)
            let (first, second) = strengths(of: light)
            let tintStrengths = strengths(of: tints).first
            let parts =
                [channels.averagePooled(size: Self.side / 4)]
                + first.map { Self.onGrid($0) } + second
                + tintStrengths.map { ($0.mean(over: [2, 3], keepingDimensions: true) + Self.floor).log() }
            return .concatenated(parts.map { $0.flattened(from: 1) }, along: 1)
        }
    }

    func logits(of pictures: Tensor) throws -> Tensor {
        throw GANError(
            .usage,
            "the built-in features know no classes, which the Inception score and mode counts need; give a classifier in a TorchScript file"
        )
    }

    /// Brightness and two colour differences, shape [N, 3, 64, 64].
    private func colours(of pictures: Tensor) -> Tensor {
        var x = pictures.to(device).to(.float32) / 127.5 - 1
        if x.shape[1] == 1 { x = x.repeatedChannels(3) }
        if x.shape[2] != Self.side || x.shape[3] != Self.side {
            x = x.upsampled(to: [Self.side, Self.side], method: .bilinear, antialiased: true)
        }
        // ITU-R 601, as in JPEG.
        let mixing = Tensor(
            [0.299, 0.587, 0.114, -0.168_736, -0.331_264, 0.5, 0.5, -0.418_688, -0.081_312], shape: [3, 3, 1, 1]
        ).to(device)
        return x.convolved(weight: mixing)
    }

    /// How strong waves are, a map for each length, shape [N, C · directions, h, w]; and how these maps vary, as logarithms of
    /// means, one tensor for each pair of a length and a greater one.
    private func strengths(of channels: Tensor) -> (first: [Tensor], second: [Tensor]) {
        var (first, second): ([Tensor], [Tensor]) = ([], [])
        var level = channels
        for length in 0..<Self.lengths {
            if length > 0 { level = level.averagePooled(size: 2) }
            first.append(modulus(of: level))
        }
        for (length, map) in first.enumerated() {
            var level = map
            for _ in length + 1..<max(Self.lengths, length + 1) {
                level = level.averagePooled(size: 2)
                second.append((modulus(of: level).mean(over: [2, 3]) + Self.secondFloor).log())
            }
        }
        return (first, second)
    }

    /// |x ∗ wave| for each direction, without what would reach beyond the edge.
    private func modulus(of x: Tensor) -> Tensor {
        let (count, channels) = (x.shape[0], x.shape[1])
        let single = x.reshaped([count * channels, 1, x.shape[2], x.shape[3]])
        let both = single.convolved(weight: waves)
        let size = both.shape.suffix(2)
        let real = both.sliced(along: 1, from: 0, to: Self.directions)
        let imaginary = both.sliced(along: 1, from: Self.directions, to: 2 * Self.directions)
        return (real.square() + imaginary.square()).sqrt().reshaped([count, channels * Self.directions] + size)
    }

    /// Means over the four quarters, as logarithms.
    private static func onGrid(_ map: Tensor) -> Tensor {
        (map.averagePooled(size: map.shape[2] / 2) + floor).log()
    }

    /// Morlet wavelets of 5×5 pixels, wave number 3π/4 and envelope of 0.8 pixels across the crests: the real parts of all
    /// directions, then the imaginary ones; shape [2 · directions, 1, 5, 5].
    private static func waves() -> Tensor {
        var (real, imaginary): ([Double], [Double]) = ([], [])
        for direction in 0..<directions {
            let angle = Double.pi * Double(direction) / Double(directions)
            let wave = (0..<25).map { place -> (envelope: Double, phase: Double) in
                let (x, y) = (Double(place % 5 - 2), Double(place / 5 - 2))
                let along = x * cos(angle) + y * sin(angle)
                return (exp(-(x * x + y * y) / (2 * 0.8 * 0.8)), 0.75 * Double.pi * along)
            }
            // Without it the real part would see mere brightness.
            let weighted: Double = wave.reduce(0) { $0 + $1.envelope * cos($1.phase) }
            let mean: Double = weighted / wave.reduce(0) { $0 + $1.envelope }
            let cosines: [Double] = wave.map { $0.envelope * (cos($0.phase) - mean) }
            let sines: [Double] = wave.map { $0.envelope * sin($0.phase) }
            let size: Double = zip(cosines, sines).reduce(0) { $0 + hypot($1.0, $1.1) }
            real += cosines.map { $0 / size }
            imaginary += sines.map { $0 / size }
        }
        return Tensor(real + imaginary, shape: [2 * directions, 1, 5, 5])
    }
}

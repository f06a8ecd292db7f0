/// What a drawn face looks like, chosen at random from its number.
///
/// Lengths are in sides of the square that the face is drawn in, positions within the face in radii of the head; y points down.
struct Smiley: Hashable {
    let background: Color
    let backgroundBelow: Color
    let head: Head
    let eyes: Eyes
    let mouth: Mouth
    /// Blushing cheeks: their opacity; 0 for none.
    let blush: Double

    /// Red, green and blue in 0...1.
    struct Color: Hashable {
        var red: Double
        var green: Double
        var blue: Double
    }

    struct Head: Hashable {
        let x: Double
        let y: Double
        let radius: Double
        /// Height by width.
        let stretch: Double
        /// Radians, clockwise.
        let tilt: Double
        let color: Color
        let outline: Color
    }

    struct Eyes: Hashable {
        enum Kind: CaseIterable {
            /// Dark ovals with a glint.
            case dots
            /// White with pupils that look somewhere.
            case pupils
            /// Closed in joy: arcs open below.
            case joyful
            /// One closed.
            case winking
        }
        let kind: Kind
        let distance: Double
        let y: Double
        let radius: Double
        /// Height by width.
        let stretch: Double
        /// Where the pupils look, −1...1 each way.
        let gazeX: Double
        let gazeY: Double
    }

    struct Mouth: Hashable {
        enum Kind: CaseIterable {
            /// A line that turns up.
            case smile
            /// Open, laughing.
            case laugh
            /// A straight line.
            case neutral
            /// A line that turns down.
            case frown
            /// Open and round: astonished.
            case round
        }
        let kind: Kind
        /// Half of the width.
        let width: Double
        let y: Double
        /// How far the corners are lifted above the middle, as a part of `width`.
        let bend: Double
    }

    /// The face of a number; always the same one.
    ///
    /// - Parameters:
    ///   - index: The number, 0 or more.
    ///   - seed: Another seed, other faces.
    init(index: Int, seed: UInt64 = 0) {
        var random = SeededRandom(0x736D_696C_6579 ^ seed, UInt64(index))
        let headHue = Self.headHue(&random)
        head = Self.head(hue: headHue, &random)
        // Far enough round the colour circle from the head that the face stands out.
        let hue = headHue + random.number(80...280)
        let saturation = random.number(0.25...0.7)
        let value = random.number(0.3...0.95)
        background = Color(hue: hue, saturation: saturation, value: value)
        backgroundBelow = Color(
            hue: hue + random.number(-25...25), saturation: saturation, value: value * random.number(0.7...1))
        mouth = Self.mouth(&random)
        eyes = Self.eyes(isSad: mouth.kind == .frown, &random)
        blush = random.chance(0.3) ? random.number(0.35...0.6) : 0
    }

    /// Mostly yellow, as smileys are.
    private static func headHue(_ random: inout SeededRandom) -> Double {
        if random.chance(0.6) {
            return random.number(44...54)
        }
        let others: [Double] = [22, 95, 150, 200, 275, 335]
        return others[random.integer(below: others.count)] + random.number(-8...8)
    }

    private static func head(hue: Double, _ random: inout SeededRandom) -> Head {
        let radius = random.number(0.33...0.45)
        let room = 0.48 - radius
        let isYellow = hue > 40 && hue < 60
        let saturation = isYellow ? random.number(0.72...0.92) : random.number(0.4...0.65)
        let value = isYellow ? random.number(0.97...1) : random.number(0.92...1)
        return Head(
            x: 0.5 + random.number(-room...room), y: 0.5 + random.number(-room...room), radius: radius,
            stretch: random.number(0.92...1.05), tilt: random.number(-0.22...0.22),
            color: Color(hue: hue, saturation: saturation, value: value),
            outline: Color(hue: hue - 12, saturation: min(1, saturation + 0.2), value: value * 0.55))
    }

    private static func eyes(isSad: Bool, _ random: inout SeededRandom) -> Eyes {
        // Nobody frowns with laughing eyes.
        let pick = random.number(0...1) * (isSad ? 0.78 : 1)
        let kind: Eyes.Kind = pick < 0.45 ? .dots : pick < 0.78 ? .pupils : pick < 0.9 ? .joyful : .winking
        let radius = kind == .pupils ? random.number(0.2...0.29) : random.number(0.12...0.17)
        return Eyes(
            kind: kind, distance: random.number(0.33...0.42), y: random.number(-0.32 ... -0.18), radius: radius,
            stretch: kind == .pupils ? random.number(0.95...1.25) : random.number(1.1...1.7),
            gazeX: random.number(-1...1), gazeY: random.number(-0.7...0.8))
    }

    private static func mouth(_ random: inout SeededRandom) -> Mouth {
        let pick = random.number(0...1)
        let kind: Mouth.Kind =
            pick < 0.45 ? .smile : pick < 0.72 ? .laugh : pick < 0.83 ? .neutral : pick < 0.92 ? .round : .frown
        return Mouth(
            kind: kind, width: kind == .round ? random.number(0.13...0.2) : random.number(0.38...0.56),
            y: random.number(0.3...0.42), bend: random.number(0.35...0.65))
    }
}

extension Smiley.Color {
    /// A colour of the colour circle; `hue` in degrees, the rest in 0...1.
    init(hue: Double, saturation: Double, value: Double) {
        func channel(_ offset: Double) -> Double {
            let sector = (offset + hue / 60).truncatingRemainder(dividingBy: 6)
            let position = sector < 0 ? sector + 6 : sector
            return value - value * saturation * max(0, min(position, 4 - position, 1))
        }
        self.init(red: channel(5), green: channel(3), blue: channel(1))
    }

    /// The colour on the way to another one; `part` 0...1.
    func mixed(with other: Self, _ part: Double) -> Self {
        Self(
            red: red + (other.red - red) * part, green: green + (other.green - green) * part,
            blue: blue + (other.blue - blue) * part)
    }
}

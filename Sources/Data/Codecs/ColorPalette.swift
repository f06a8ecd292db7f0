/// Few colours that stand for those of a picture.
///
/// Colours are split into groups until there are enough: always the group with the largest squared error, across the
/// channel in which it varies most, at the mean (the variance criterion of Wan, Wong and Prusinkiewicz 1988). A group's
/// mean stands for it. A picture of few colours keeps them as they are.
struct ColorPalette {
    /// The colours, 0xRRGGBB each.
    let colors: [Int]
    /// The number of each pixel's colour, in the order of the pixels.
    let indices: [UInt8]

    /// Chooses colours.
    ///
    /// - Parameters:
    ///   - image: The picture.
    ///   - limit: How many colours there may be, 1 to 256.
    init(of image: DecodedImage, limit: Int) {
        let bytes = image.pixels
        let pixels: [Int] = stride(from: 0, to: bytes.count, by: 3).map { start in
            let (red, green, blue) = (Int(bytes[start]), Int(bytes[start + 1]), Int(bytes[start + 2]))
            return red << 16 | green << 8 | blue
        }
        let counts = pixels.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        let entries = counts.sorted { $0.key < $1.key }.map { Entry(color: $0.key, count: $0.value) }
        var groups = entries.count <= limit ? entries.map { Group([$0]) } : [Group(entries)]
        while groups.count < min(limit, entries.count) {
            guard let worst = groups.indices.max(by: { groups[$0].error < groups[$1].error }) else { break }
            let (low, high) = groups[worst].halves
            guard !low.isEmpty, !high.isEmpty else { break }
            groups[worst] = Group(low)
            groups.append(Group(high))
        }
        var numbers: [Int: UInt8] = [:]
        for (number, group) in groups.enumerated() {
            for entry in group.entries { numbers[entry.color] = UInt8(truncatingIfNeeded: number) }
        }
        colors = groups.map(\.color)
        indices = pixels.map { numbers[$0] ?? 0 }
    }
}

/// A colour and how many pixels have it.
private struct Entry {
    let color: Int
    let count: Int

    func channel(_ channel: Int) -> Double { Double(color >> (16 - 8 * channel) & 0xFF) }
}

/// Colours that one will stand for.
private struct Group {
    let entries: [Entry]
    /// The mean of each channel.
    private let means: [Double]
    /// The channel that varies most.
    private let widest: Int
    /// The sum of squares in that channel around its mean.
    let error: Double

    init(_ entries: [Entry]) {
        self.entries = entries
        let total = Double(entries.reduce(0) { $0 + $1.count })
        let means = (0..<3).map { channel in
            entries.reduce(0) { $0 + $1.channel(channel) * Double($1.count) } / total
        }
        let errors = (0..<3).map { channel in
            entries.reduce(0.0) { sum, entry in
                let distance = entry.channel(channel) - means[channel]
                return sum + distance * distance * Double(entry.count)
            }
        }
        self.means = means
        widest = (0..<3).max { errors[$0] < errors[$1] } ?? 0
        error = errors[widest]
    }

    var color: Int { means.reduce(0) { $0 << 8 | Int($1.rounded()) } }

    /// Those up to the mean, and those beyond.
    var halves: (low: [Entry], high: [Entry]) {
        let (channel, mean) = (widest, means[widest])
        return (entries.filter { $0.channel(channel) <= mean }, entries.filter { $0.channel(channel) > mean })
    }
}

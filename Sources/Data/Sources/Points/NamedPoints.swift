import Foundation
import GANBase

/// Distributions of points as they are written on a command line: a name, and numbers after a colon.
///
/// `normal:0,1`, `ring:8`, `points.csv`. What is left out has the value that the distribution's own type has.
public enum NamedPoints {
    /// How one kind is written.
    public struct Form: Sendable {
        /// Its name.
        public let name: String
        /// With what can follow it.
        public let usage: String
        /// What it is.
        public let summary: String
        fileprivate let make: @Sendable (Words) throws -> any PointDistribution
    }

    /// Every kind that has a name; besides, there are .csv files.
    public static let forms = [
        Form(name: "normal", usage: "normal:<mean>,…,<deviation>", summary: "normal numbers, a mean for each dimension")
        {
            let numbers = try $0.numbers(orElse: [0, 1], atLeast: 2)
            let deviation = numbers[numbers.count - 1]
            try $0.require(deviation > 0, "the last number is the standard deviation, and must be above 0")
            return NormalPoints(mean: Array(numbers.dropLast()), deviation: deviation)
        },
        Form(
            name: "uniform", usage: "uniform:<low>,<high>,…", summary: "uniform numbers, two bounds for each dimension"
        ) { words in
            let numbers = try words.numbers(orElse: [0, 1], atLeast: 2)
            try words.require(numbers.count.isMultiple(of: 2), "each dimension has a lower and an upper bound")
            return UniformPoints(
                try stride(from: 0, to: numbers.count, by: 2).map { place in
                    let (low, high) = (numbers[place], numbers[place + 1])
                    try words.require(low < high, "a lower bound must be below its upper bound")
                    return low...high
                })
        },
        Form(name: "mass", usage: "mass:<place>,…", summary: "a single point, again and again") {
            PointMass(at: try $0.numbers(orElse: [0], atLeast: 1))
        },
        Form(name: "ring", usage: "ring:<modes>,<radius>,<deviation>", summary: "Gaussians around a circle") {
            let given = try $0.numbers(orElse: [], atMost: 3)
            let modes = try $0.whole(given.first ?? 8, 1...10_000)
            guard given.count > 1 else { return GaussianMixture.ring(modes: modes) }
            let deviation = given.dropFirst(2).first ?? GaussianMixture.ring().deviation
            try $0.require(deviation > 0, "the deviation must be above 0")
            return GaussianMixture.ring(modes: modes, radius: given[1], deviation: deviation, scale: 1)
        },
        Form(name: "grid", usage: "grid:<side>", summary: "Gaussians on a square grid") {
            let given = try $0.numbers(orElse: [], atMost: 1)
            return GaussianMixture.grid(side: try $0.whole(given.first ?? 5, 1...100))
        },
        Form(name: "swissroll", usage: "swissroll:<noise>", summary: "points along a spiral") {
            SwissRoll(noise: try $0.noise(orElse: 0.25))
        },
        Form(name: "moons", usage: "moons:<noise>", summary: "two half circles that reach into each other") {
            TwoMoons(noise: try $0.noise(orElse: 0.1))
        },
        Form(name: "checkerboard", usage: "checkerboard", summary: "the black squares of a board of 4×4") {
            _ = try $0.numbers(orElse: [], atMost: 0)
            return Checkerboard()
        },
    ]

    /// Makes a distribution from its words.
    ///
    /// - Parameter text: As typed: `normal:0,1`, or the path of a .csv file.
    /// - Throws: `GANError` with status 64 when there is no such kind or its numbers cannot be, 65 or 66 when a file cannot be
    ///   read.
    public static func distribution(_ text: String) throws -> any PointDistribution {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if let form = forms.first(where: { $0.name == parts[0] }) {
            return try form.make(Words(text: text, numbers: parts.count > 1 ? parts[1] : "", usage: form.usage))
        }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(
            atPath: (text as NSString).expandingTildeInPath, isDirectory: &isFolder)
        let isPicture = [".zip", ".tar", ".png", ".jpg", ".jpeg"].contains { text.lowercased().hasSuffix($0) }
        if exists, isFolder.boolValue || isPicture {
            throw GANError(
                .usage,
                "\"\(text.printable)\" holds pictures, not points: W1 of bare pixels says little about pictures; compare their "
                    + "features, with gan evaluate")
        }
        if exists || text.lowercased().hasSuffix(".csv") { return try PointTable(csv: text) }
        throw GANError(
            .usage,
            "there are no points named '\(text.printable)'; there are \(forms.map(\.usage).joined(separator: ", ")) and .csv files of points"
        )
    }

    /// The numbers after a name.
    fileprivate struct Words {
        let text: String
        let numbers: Substring
        let usage: String

        /// The numbers, or others where there are none.
        func numbers(orElse usual: [Double], atLeast least: Int = 0, atMost most: Int = 100_000) throws -> [Double] {
            guard !numbers.isEmpty else { return usual }
            let read = try numbers.split(separator: ",", omittingEmptySubsequences: false).map { word in
                guard let number = Double(word.trimmingCharacters(in: .whitespaces)), number.isFinite else {
                    throw problem("'\(String(word).printable)' is not a finite number")
                }
                return number
            }
            try require(read.count >= least, "there must be \(least) numbers at least")
            try require(read.count <= most, most == 0 ? "it takes no numbers" : "it takes \(most) numbers at most")
            return read
        }

        func whole(_ number: Double, _ range: ClosedRange<Int>) throws -> Int {
            guard let whole = Int(exactly: number), range.contains(whole) else {
                throw problem(
                    "the first must be a whole number from \(range.lowerBound) to \(range.upperBound.grouped)")
            }
            return whole
        }

        func noise(orElse usual: Double) throws -> Double {
            let noise = try numbers(orElse: [usual], atMost: 1).first ?? usual
            try require(noise >= 0, "the noise must be 0 or more")
            return noise
        }

        func require(_ holds: Bool, _ words: String) throws {
            if !holds { throw problem(words) }
        }

        private func problem(_ words: String) -> GANError {
            GANError(.usage, "the points '\(text.printable)' cannot be: \(words); write \(usage)")
        }
    }
}

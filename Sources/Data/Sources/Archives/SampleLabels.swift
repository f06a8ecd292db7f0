import GANBase

/// The labels of samples as WebDataset has them: a file `0001.cls` holds the class of `0001.jpg`, wherever in the archive
/// the two are.
///
/// The key of a sample is the path up to the first dot of the base name, and a label that has this name is that of all the
/// sample's pictures. Where names have more dots, `a.1.cls` is the label of `a.1.jpg` and not of `a.2.jpg`.
struct SampleLabels {
    /// The labels' names without their endings.
    private var stems = PathTable()
    private var numbers: [Int] = []

    private static let dot = UInt8(ascii: ".")
    private static let ending = Array(".cls".utf8)
    /// Names with more dots are looked at up to their first one and up to the last ones.
    private static let mostDots = 8

    /// Whether a file is a label by its name.
    static func isLabel(_ name: [UInt8]) -> Bool {
        name.suffix(ending.count).elementsEqual(ending)
    }

    /// Takes the text of a label; `false` when it is no class.
    ///
    /// - Parameters:
    ///   - name: The file's path.
    ///   - text: What is in it, or its first bytes.
    mutating func take(_ name: [UInt8], _ text: [UInt8]) -> Bool {
        let digits = text.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        guard text.count <= 64, let number = Int(String(decoding: digits, as: UTF8.self)), number >= 0 else {
            return false
        }
        stems.append(name.dropLast(Self.ending.count))
        numbers.append(number)
        return true
    }

    /// Gives pictures their labels, the last one where there are several.
    ///
    /// - Returns: How many pictures have got one.
    func give(to listing: inout ArchiveListing) -> Int {
        guard !numbers.isEmpty else { return 0 }
        let order = (0..<stems.count).sorted { first, second in
            let (one, other) = (stems.path(at: first), stems.path(at: second))
            return one.elementsEqual(other) ? first < second : one.lexicographicallyPrecedes(other)
        }
        var used = [Bool](repeating: false, count: order.count)
        var count = 0
        for index in listing.entries.indices {
            let name = listing.names.path(at: listing.entries[index].name)
            guard let found = Self.stems(of: name).lazy.compactMap({ find($0, order) }).first else { continue }
            listing.entries[index].label = numbers[order[found]]
            used[found] = true
            count += 1
        }
        for (place, number) in order.enumerated() where !used[place] {
            // Of several labels of one name the others are not taken, and say nothing of pictures that are missing.
            let isLast =
                place + 1 == order.count
                || !stems.path(at: order[place + 1]).elementsEqual(stems.path(at: number))
            if isLast {
                listing.others.findings.add(.labelOfNothing, listing.text(Array(stems.path(at: number)) + Self.ending))
            }
        }
        return count
    }

    /// What a picture's label may be called, without the ending: the longest first.
    private static func stems(of name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let base = name.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? name.startIndex
        guard let first = name[base...].firstIndex(of: dot) else { return [name] }
        var stems: [ArraySlice<UInt8>] = []
        var rest = name
        while let place = rest.lastIndex(of: dot), place > first, stems.count < mostDots {
            rest = name[..<place]
            stems.append(rest)
        }
        return stems + [name[..<first]]
    }

    /// The place in the order of the last label of this name.
    private func find(_ stem: ArraySlice<UInt8>, _ order: [Int]) -> Int? {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if stem.lexicographicallyPrecedes(stems.path(at: order[middle])) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low > 0 && stems.path(at: order[low - 1]).elementsEqual(stem) ? low - 1 : nil
    }
}

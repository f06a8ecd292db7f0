/// Text from outside (names of files, of recipes, metrics and tensors, options, fields of tables, words of other
/// programs) may hold anything: what moves a terminal's cursor, recolours it or fills its clipboard, and what hides or
/// turns round the text beside it. What is printed passes through here, where it leaves the program.
extension String {
    /// The text in one line, with U+FFFD in place of each character that would act on a terminal or not be seen.
    package var printable: String { madePrintable(keepingLines: false) { _ in "\u{FFFD}" } }

    /// The same, but line breaks and tabs stay: for messages of several lines.
    package var printableLines: String { madePrintable(keepingLines: true) { _ in "\u{FFFD}" } }

    /// The same for a text that is JSON: such characters stand in its strings alone, where they are written as escapes,
    /// which say the same to who reads it.
    package var printableJSON: String {
        madePrintable(keepingLines: true) { scalar in
            String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        }
    }

    private func madePrintable(keepingLines: Bool, _ replacement: (Unicode.Scalar) -> String) -> String {
        // Most texts are plain.
        guard !utf8.allSatisfy({ (0x20..<0x7F).contains($0) || (keepingLines && $0 == 0x0A) }) else { return self }
        let scalars = Array(unicodeScalars)
        var text = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let isLayout = keepingLines && (scalar == "\n" || scalar == "\t")
            let neighbours = (
                place > 0 ? scalars[place - 1] : nil, place + 1 < scalars.count ? scalars[place + 1] : nil
            )
            if isLayout || !scalar.actsUnseen || scalar.joins(neighbours.0, neighbours.1) {
                text.append(scalar)
            } else {
                text.append(contentsOf: replacement(scalar).unicodeScalars)
            }
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, or one that has no look of its own and changes that of others: directions (U+202E),
    /// zero-width characters, fillers, tags.
    fileprivate var actsUnseen: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        // Variation selectors choose between looks of the character before: an emoji in colour or not.
        if (0xFE00...0xFE0F).contains(value) { return false }
        // Marks of annotations hide what is annotated, and Unicode does not count them among the ignorable ones.
        return properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value)
    }

    /// Whether it is a joiner between characters that are written otherwise with it: emoji of several people, and letters
    /// of scripts from Arabic to Khmer.
    fileprivate func joins(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
        guard value == 0x200C || value == 0x200D, let before, let after else { return false }
        if value == 0x200D, before.isInEmoji, after.isInEmoji { return true }
        return before.isOfJoiningScript && after.isOfJoiningScript
    }

    private var isInEmoji: Bool {
        value > 0x7F && (properties.isEmoji || properties.isEmojiModifier || value == 0xFE0F)
    }

    private var isOfJoiningScript: Bool {
        guard (0x0600..<0x1D00).contains(value) else { return false }
        switch properties.generalCategory {
        case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: return !actsUnseen
        default: return false
        }
    }
}

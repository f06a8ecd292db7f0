extension String {
    /// The text as it stands in a page, between tags or in quoted attributes.
    package var html: String {
        var text = ""
        for character in unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            // A page may not hold these at all.
            case _ where character.value < 0x20 && character != "\n" && character != "\t": text += "\u{FFFD}"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}

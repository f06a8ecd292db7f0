extension String {
    /// The text in one line, without what would move a terminal's cursor: names of files may hold anything.
    package var printable: String {
        let scalars = unicodeScalars.map { scalar -> UnicodeScalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

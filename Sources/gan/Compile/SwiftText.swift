/// What can be said about Swift source text without a compiler.
enum SwiftText {
    /// Whether the text marks something `@main`, outside comments and strings.
    ///
    /// Without it the linker complains about a missing symbol `main`, which explains nothing.
    static func marksMain(_ text: String) -> Bool { afterMain(text) != nil }

    /// The name of the struct that is marked `@main`; `nil` where it is private, or nothing that can be seen at once.
    static func mainType(_ text: String) -> String? {
        guard let rest = afterMain(text) else { return nil }
        let words = String(decoding: rest.prefix(2_000), as: UTF8.self)
        // Comments, modifiers and attributes may stand before it.
        let pattern =
            #/
            \s*(?:
                (?: //[^\n]*\n | /\*(?:[^*]|\*(?!/))*\*/
                | (?:public|internal|package|nonisolated|@\w+(?:\([^)]*\))?)\s )
                \s*
            )*
            struct\s+(\w+)
            /#
        return words.prefixMatch(of: pattern).map { String($0.1) }
    }

    /// What follows `@main`.
    private static func afterMain(_ text: String) -> Substring.UTF8View? {
        var rest = Substring(text).utf8
        while let byte = rest.first {
            if rest.starts(with: "//".utf8) {
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
            } else if rest.starts(with: "/*".utf8) {
                skipComment(&rest)
            } else if rest.starts(with: "\"\"\"".utf8) {
                skipString(&rest, delimiter: "\"\"\"")
            } else if byte == UInt8(ascii: "\"") {
                skipString(&rest, delimiter: "\"")
            } else if rest.starts(with: "@main".utf8) {
                rest = rest.dropFirst(5)
                guard let next = rest.first, isIdentifier(next) else { return rest }
            } else {
                rest = rest.dropFirst()
            }
        }
        return nil
    }

    private static func skipComment(_ rest: inout Substring.UTF8View) {
        var depth = 0
        repeat {
            if rest.starts(with: "/*".utf8) {
                depth += 1
                rest = rest.dropFirst(2)
            } else if rest.starts(with: "*/".utf8) {
                depth -= 1
                rest = rest.dropFirst(2)
            } else {
                rest = rest.dropFirst()
            }
        } while depth > 0 && !rest.isEmpty
    }

    private static func skipString(_ rest: inout Substring.UTF8View, delimiter: String) {
        rest = rest.dropFirst(delimiter.utf8.count)
        while let byte = rest.first {
            if rest.starts(with: delimiter.utf8) {
                rest = rest.dropFirst(delimiter.utf8.count)
                return
            }
            // A string on one line ends with its line, so that a stray quotation mark hides no more than that.
            if delimiter.utf8.count == 1 && byte == UInt8(ascii: "\n") { return }
            rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1)
        }
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80
            || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
}

import Foundation
import GANBase
import Testing

/// Text from outside on its way to a terminal.
struct PrintableTests {
    @Test(
        "what acts on a terminal, or is not seen, is replaced",
        arguments: [
            ("\u{1B}[2J\u{1B}]52;c;aGk=\u{7}x", "\u{FFFD}[2J\u{FFFD}]52;c;aGk=\u{FFFD}x"),
            ("a\rb\u{8}c\u{7F}d\u{9B}31me", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}31me"),
            // Directions: photo_gpj.exe would look like photo_exe.jpg.
            ("photo_\u{202E}gpj.exe", "photo_\u{FFFD}gpj.exe"),
            ("\u{200E}\u{200F}\u{61C}\u{202A}\u{2066}x\u{2069}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x\u{FFFD}"),
            // Zero-width characters, soft hyphens, fillers, tags, marks of annotations.
            ("pass\u{200B}word\u{FEFF}\u{2060}\u{AD}", "pass\u{FFFD}word\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("a\u{3164}b\u{E0041}c\u{FFF9}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
            ("a\u{2028}b\u{2029}c\u{85}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
            // A joiner that joins nothing.
            ("a\u{200D}b", "a\u{FFFD}b"), ("\u{200D}", "\u{FFFD}"), ("1\u{200D}2", "1\u{FFFD}2"),
        ])
    func replaced(text: String, expected: String) {
        #expect(text.printable == expected)
        #expect(text.printableLines == expected)
    }

    @Test(
        "writing of all kinds stays",
        arguments: [
            "faces/a.png", "", "‖∇T‖ 1.5 × 10⁻³ … –", "Gesichter für Äpfel", "e\u{301}", "顔.png", "صورة.jpg", "क्‍ष",
            "می\u{200C}خواهم", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍💻", "❤️‍🔥", "☎︎",
        ])
    func kept(text: String) {
        #expect(text.printable == text)
        #expect(text.printableLines == text)
        #expect(text.printableJSON == text)
    }

    @Test("lines and tabs stay where a text has several lines")
    func lines() {
        #expect("a\n\tb\r\n".printableLines == "a\n\tb\u{FFFD}\n")
        #expect("a\n\tb\r\n".printable == "a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}")
    }

    @Test("JSON says the same as before")
    func json() throws {
        let name = "\u{202E}a\u{7F}\u{E0041}\u{9B}\u{1B}"
        let text = String(decoding: try JSONEncoder().encode([name]), as: UTF8.self) + "\n"
        let printed = text.printableJSON
        #expect(printed.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) || $0 == "\n" })
        #expect(printed.contains(#"\u202e"#) && printed.contains(#"\udb40\udc41"#))
        #expect(try JSONDecoder().decode([String].self, from: Data(printed.utf8)) == [name])
    }

    @Test("an error says what happened without acting on the terminal, and keeps the message as it was")
    func error() {
        let error = GANError(.badData, "cannot read \u{1B}[2J\n  twice")
        #expect("\(error)" == "cannot read \u{FFFD}[2J\n  twice")
        #expect(error.message == "cannot read \u{1B}[2J\n  twice")
    }
}

import Foundation
import Testing

@testable import GANKit

@Suite("JSONText")
struct JSONTextTests {
    @Test("keys keep their order, text is escaped, and Foundation reads it")
    func reading() throws {
        let text = JSONText.object([
            ("z", .number(0.1)), ("a", .string("quote \" slash \\ line\nbell \u{7}")),
            ("list", .array([.integer(1), .bool(true)])),
        ]).line
        #expect(text.hasPrefix(#"{"z": 0.1, "a""#))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(read["a"] as? String == "quote \" slash \\ line\nbell \u{7}")
        #expect(read["z"] as? Double == 0.1)
    }

    @Test("numbers that JSON lacks become text", arguments: [(Double.nan, #""nan""#), (-.infinity, #""-inf""#)])
    func notFinite(value: Double, expected: String) {
        #expect(JSONText.number(value).line == expected)
    }

    @Test("values are recorded by kind, absent ones as none")
    func recording() {
        #expect(JSONText(recording: 3).line == "3")
        #expect(JSONText(recording: Optional<Int>.none as Any).line == #""none""#)
        #expect(JSONText(recording: Optional("x") as Any).line == #""x""#)
        #expect(JSONText(recording: [1.5, 2]).line == "[1.5, 2.0]")
    }
}

import Testing

@testable import gan

/// Finding `@main` without a compiler.
@Suite struct SwiftTextTests {
    @Test(arguments: [
        "@main struct A {}", "@main\nstruct A {}", "/* a /* b */ c */ @main struct A {}",
        "let a = \"//\" ; @main struct A {}",
        "let a = \"\\\"\"\n@main struct A {}", "let a = \"\"\"\n \"quoted\" \n\"\"\"\n@main struct A {}", "@main",
    ])
    func marked(text: String) { #expect(SwiftText.marksMain(text)) }

    @Test(arguments: [
        "", "struct A {}", "// @main", "/* @main */", "/* /* */ @main", "let a = \"@main\"",
        "let a = \"\"\"\n@main\n\"\"\"",
        "@mainly struct A {}", "@main2 struct A {}", "let a = \"\\\"@main\"",
    ])
    func unmarked(text: String) { #expect(!SwiftText.marksMain(text)) }

    @Test(arguments: [
        ("@main struct A {}", "A"), ("// @main struct B\n@main\npublic struct A: Recipe {", "A"),
        ("@main // the recipe\nstruct A {", "A"), ("@main\n/// Made /* of */ words.\n@MainActor struct A {", "A"),
        ("@main /* one\n two */ @available(macOS 15, *)\nstruct A {", "A"), ("@main // struct B\nenum A {", nil),
        ("@main private struct A {}", nil), ("@main enum A {}", nil), ("struct A {}", nil),
    ])
    func type(text: String, name: String?) { #expect(SwiftText.mainType(text) == name) }
}

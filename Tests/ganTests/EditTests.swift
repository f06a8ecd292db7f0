import Foundation
import Testing

/// `gan edit`, with Swift's own language server.
@Suite(.serialized) struct EditTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private func shipped(_ name: String) throws -> String {
        try String(contentsOfFile: "\(Self.repository)/Recipes/\(name).swift", encoding: .utf8)
    }

    private struct Entry: Decodable, Equatable {
        let file: String
        let directory: String
        let arguments: [String]?
        var command: String?
    }

    private func entries(_ folder: TemporaryFolder, _ path: String = "compile_commands.json") throws -> [Entry] {
        try JSONDecoder().decode([Entry].self, from: Data(folder.text(path).utf8))
    }

    @Test(
        "an editor completes and checks a recipe after gan edit, and not before",
        .enabled(if: LanguageServer.program != nil))
    func completes() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("my recipes/Ring.swift", shipped("Ring"))
        let before = try LanguageServer(in: folder.path + "/my recipes")
        try before.open(file)
        #expect(try before.diagnostics(of: file).contains("No such module 'GANKit'"))

        let gan = try GanProcess(["edit", "my recipes/Ring.swift"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors == "")
        #expect(
            gan.output.hasPrefix(
                "\(folder.path)/my recipes/compile_commands.json now says how my recipes/Ring.swift is compiled.\n"))
        // An editor may have opened the recipe's folder, or one above it.
        for root in ["", "/my recipes"] {
            let server = try LanguageServer(in: folder.path + root)
            try server.open(file)
            #expect(try server.diagnostics(of: file) == [])
            let offered = try server.completions(of: file, behind: "loss: .")
            #expect(offered.contains("wasserstein") && offered.contains("hinge"), "\(offered)")
        }
    }

    @Test("several recipes of a folder, with a file that they share", .enabled(if: LanguageServer.program != nil))
    func several() throws {
        let folder = try TemporaryFolder()
        let ring = try folder.write("Ring.swift", shipped("Ring").replacingOccurrences(of: "256", with: "usualWidth"))
        let roll = try folder.write("SwissRoll.swift", shipped("SwissRoll"))
        let shared = try folder.write("Widths.swift", "import GANKit\n\nlet usualWidth = 256\n")
        let gan = try GanProcess(["edit", "."], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output.contains("now says how 3 files are compiled.\n"))
        #expect(gan.output.contains("Widths.swift is taken to belong to each of the 2 recipes.\n"))
        let server = try LanguageServer(in: folder.path)
        for file in [ring, roll, shared] {
            try server.open(file)
            #expect(try server.diagnostics(of: file) == [], "\(file)")
        }
        // Once more for one of them: the others stay.
        #expect(try GanProcess(["edit", "Ring.swift", "Widths.swift"], in: folder).status == 0)
        #expect(Set(try entries(folder).map(\.file)) == [ring, roll, shared])
        // A recipe that is gone is left out.
        try FileManager.default.removeItem(atPath: roll)
        #expect(try GanProcess(["edit", "Ring.swift", "Widths.swift"], in: folder).status == 0)
        #expect(Set(try entries(folder).map(\.file)) == [ring, shared])
    }

    @Test("editors are told what the compiler is told when the recipe runs")
    func sameFlags() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("Ring.swift", shipped("Ring"))
        let compiler = try folder.write(
            "bin/swiftc",
            """
            #!/bin/sh
            [ "$1" = -version ] || printf '%s\\n' "$@" >'\(folder.path)/words'
            exec swiftc "$@"
            """, mode: 0o755)
        let variables = ["GAN_SWIFTC": compiler, "GAN_CACHE": folder.asidePath + "/cache"]
        #expect(try GanProcess(["edit", "Ring.swift"], in: folder, variables).status == 0)
        #expect(try GanProcess(["run", "Ring.swift", "--help"], in: folder, variables).status == 0)
        let words = folder.text("words").split(separator: "\n").map(String.init)
        let told = try #require(entries(folder).first?.arguments)
        #expect(told.first == compiler)
        #expect(told.last == file)
        #expect(told.dropFirst().dropLast() == words.prefix(told.count - 2))
        #expect(words[told.count - 2] == "Ring.swift", "\(words)")
    }

    @Test("what others wrote stays as it is")
    func foreign() throws {
        let folder = try TemporaryFolder()
        try folder.write("Ring.swift", shipped("Ring"))
        try folder.write(
            "compile_commands.json",
            #"[{"directory": "/elsewhere", "file": "main.c", "command": "cc -c main.c", "output": "main.o"}]"#)
        #expect(try GanProcess(["edit", "Ring.swift"], in: folder).status == 0)
        let found = try entries(folder)
        #expect(found.count == 2)
        #expect(
            found.first
                == Entry(file: "main.c", directory: "/elsewhere", arguments: nil, command: "cc -c main.c"))
        #expect(folder.text("compile_commands.json").contains("\"output\" : \"main.o\""))
    }

    @Test("a file that cannot be merged with is left alone, in words")
    func refusals() throws {
        let folder = try TemporaryFolder()
        try folder.write("Ring.swift", shipped("Ring"))
        try folder.write("compile_commands.json", "[{}")
        let damaged = try GanProcess(["edit", "Ring.swift"], in: folder)
        #expect(damaged.status == 65)
        #expect(damaged.errors.contains("compile_commands.json is no list of compile commands"))
        #expect(folder.text("compile_commands.json") == "[{}")
        let manager = FileManager.default
        try manager.moveItem(atPath: folder.path + "/compile_commands.json", toPath: folder.path + "/kept.json")
        try manager.createSymbolicLink(atPath: folder.path + "/compile_commands.json", withDestinationPath: "kept.json")
        let link = try GanProcess(["edit", "Ring.swift"], in: folder)
        #expect(link.status == 73)
        #expect(link.errors.contains("is a link to kept.json, which another program keeps"))
        #expect(folder.text("kept.json") == "[{}")
        let missing = try GanProcess(["edit", "None.swift"], in: folder)
        #expect((missing.status, missing.errors) == (66, "gan: None.swift does not exist\n"))
    }

    @Test("a package is understood without, and a recipe beside a Package.swift would not be")
    func packages() throws {
        let folder = try TemporaryFolder()
        try folder.write("Show/Package.swift", "// swift-tools-version: 6.2")
        try folder.write("Show/Ring.swift", shipped("Ring"))
        let package = try GanProcess(["edit", "Show"], in: folder)
        #expect(package.status == 0)
        #expect(package.output.hasPrefix("Show is a package: editors understand it by its Package.swift"))
        let beside = try GanProcess(["edit", "Show/Ring.swift"], in: folder)
        #expect(beside.status == 64)
        #expect(beside.errors.contains("keep recipes in a folder of their own"))
        #expect(!folder.has("Show/compile_commands.json"))
        try folder.write("Show/Sources/Show/Ring.swift", shipped("Ring"))
        let inside = try GanProcess(["edit", "Show/Sources/Show/Ring.swift"], in: folder)
        #expect(inside.status == 0)
        #expect(inside.output.hasPrefix("\(folder.path)/Show is a package"))
        #expect(!folder.has("Show/Sources/Show/compile_commands.json"))
        let both = try GanProcess(["edit", "Show", "Show/Ring.swift"], in: folder)
        #expect(both.status == 64)
    }

    @Test("--open becomes the editor, in the recipe's folder")
    func opens() throws {
        let folder = try TemporaryFolder()
        try folder.write("a b/Ring.swift", shipped("Ring"))
        let editor = "printf '%s|%s\\n' \"$PWD\" opened"
        let gan = try GanProcess(
            ["edit", "a b/Ring.swift", "--open"], in: folder, ["VISUAL": editor, "EDITOR": "false"])
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output.hasSuffix("\n\(folder.path)/a b|opened\n\(folder.path)/a b/Ring.swift|\n"))
        let gone = try GanProcess(
            ["edit", "a b/Ring.swift", "--open"], in: folder, ["VISUAL": "no-such-editor --wait"])
        #expect(gone.status == 66)
        #expect(gone.errors == "gan: there is no program no-such-editor, which VISUAL or EDITOR names\n")
        let none = try GanProcess(["edit", "a b/Ring.swift", "--open"], in: folder, ["VISUAL": "", "EDITOR": ""])
        #expect(none.status == 64)
        #expect(none.errors.contains("--open needs the name of an editor in VISUAL or EDITOR"))
    }
}

import Foundation
import Testing

/// `gan new`: the starter recipe.
@Suite struct NewTests {
    @Test func writesARecipe() throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(["new", "Faces"], in: folder)
        #expect(gan.status == 0)
        try expectSnapshot(gan.output, "new")
        try expectSnapshot(folder.text("Faces.swift"), "starter")
    }

    @Test func writesIntoAFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("Recipes/Other.swift", "")
        #expect(try GanProcess(["new", "Recipes/Faces.swift"], in: folder).status == 0)
        #expect(folder.text("Recipes/Faces.swift").contains("struct Faces: Recipe {"))
    }

    @Test func overwritesNothing() throws {
        let folder = try TemporaryFolder()
        try folder.write("Faces.swift", "mine")
        let gan = try GanProcess(["new", "Faces"], in: folder)
        #expect(gan.status == 73)
        #expect(gan.errors == "gan: Faces.swift exists already; gan new overwrites nothing\n")
        #expect(folder.text("Faces.swift") == "mine")
    }

    @Test func folderThatIsMissing() throws {
        let gan = try GanProcess(["new", "nowhere/Faces"], in: TemporaryFolder())
        #expect(gan.status == 73)
        #expect(gan.errors.hasPrefix("gan: cannot write nowhere/Faces.swift"))
    }

    @Test(arguments: [
        ("faces", "try Faces"), ("3Faces", "cannot name a Swift type"), ("My Faces", "cannot name a Swift type"),
        ("Gesichter-1", "cannot name a Swift type"), ("Recipe", "try MyRecipe"), ("String", "try MyString"),
    ])
    func refuses(name: String, because reason: String) throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(["new", name], in: folder)
        #expect(gan.status == 64)
        #expect(gan.errors.hasPrefix("gan: ") && gan.errors.contains(reason))
        #expect(!folder.has(name + ".swift"))
    }
}

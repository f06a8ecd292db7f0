import Foundation
import GANBase
import Testing

@testable import gan

/// Which words name files, and what the files are.
@Suite struct RecipeSourcesTests {
    @Test(arguments: [
        (["A.swift"], 1), (["A.swift", "--k", "2"], 1), (["A.swift", "B.swift", "--x", "C.swift"], 2),
        (["folder", "photos"], 1), (["A.swift", "photos", "B.swift"], 1), (["A.swift", "--", "B.swift"], 1),
    ])
    func split(words: [String], names: Int) {
        let (first, rest) = RecipeLaunch.split(words)
        #expect(first == Array(words.prefix(names)))
        #expect(rest == Array(words.dropFirst(names)))
    }

    @Test func theFileWithMainComesFirst() throws {
        let folder = try TemporaryFolder()
        let helper = try folder.write("Aardvark.swift", "let a = 1")
        let main = try folder.write("my-recipe 2.swift", "@main struct A {}")
        let sources = try RecipeSources([helper, main])
        #expect(sources.name == helper)
        #expect(sources.files == [main, helper])
        #expect(sources.moduleName == "Recipe_my_recipe_2")
        #expect(try RecipeSources([folder.path]).files == [main, helper])
    }
}

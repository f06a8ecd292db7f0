import Foundation
import Testing

/// The recipes in the guides for plugin authors train.
@Suite(.serialized) struct PluginGuideTests {
    struct GuideRecipe: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String

        var testDescription: String { name }
    }

    static let recipes = GuideFile.all.filter { $0.name.contains(".docc/Plugins/Writing") }.flatMap { guide in
        guide.blocks.filter { $0.language == "swift" && $0.text.contains("@main") }.compactMap { block in
            block.text.firstMatch(of: /struct (\w+): Recipe/).map {
                GuideRecipe(name: String($0.output.1), text: block.text)
            }
        }
    }

    @Test func everyRecipeIsFound() {
        let blocks = GuideFile.all.filter { $0.name.contains(".docc/Plugins/Writing") }.flatMap(\.blocks)
        #expect(Self.recipes.count == blocks.count { $0.language == "swift" && $0.text.contains("@main") })
    }

    @Test func everyGuideHasOne() {
        let guides = GuideFile.all.filter { $0.name.contains(".docc/Plugins/Writing") }
        #expect(guides.count >= 7)
        for guide in guides {
            #expect(guide.blocks.contains { $0.text.contains("@main") }, "\(guide.name) has no whole recipe")
        }
    }

    @Test(arguments: recipes)
    func trains(recipe: GuideRecipe) throws {
        let folder = try TemporaryFolder()
        try folder.write("\(recipe.name).swift", recipe.text)
        let gan = try GanProcess(
            ["run", "\(recipe.name).swift", "--steps", "2", "--batch", "8", "--out", "run"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(folder.text("run/metrics.jsonl").split(separator: "\n").count == 2)
        #expect(folder.text("run/status.json").contains("finished"))
    }
}

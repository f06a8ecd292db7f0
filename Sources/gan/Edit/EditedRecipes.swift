import Foundation
import GANBase

/// The recipes among files that are to be edited.
///
/// One file with `@main` makes one recipe of all files, as for `gan run`. Several make as many recipes, and files without
/// `@main` are taken to belong to each of them. A file that is only begun has no `@main` yet.
struct EditedRecipes {
    /// One for each file with `@main`.
    let recipes: [RecipeSources]
    /// Files that belong to several recipes.
    let shared: [String]

    /// Looks at the files.
    ///
    /// - Parameter names: Files and folders; not empty.
    /// - Throws: `GANError` with status 66 for what does not exist, 64 for what is not Swift.
    init(_ names: [String]) throws {
        var seen: Set<String> = []
        let files = try names.flatMap(RecipeSources.files(named:)).filter { seen.insert(Files.absolute($0)).inserted }
        let starts = try files.filter(RecipeSources.marksMain)
        let others = files.filter { !starts.contains($0) }
        guard starts.count > 1 else {
            recipes = [RecipeSources(name: names[0], files: starts + others)]
            shared = []
            return
        }
        recipes = starts.map { RecipeSources(name: $0, files: [$0] + others) }
        shared = others
    }

    /// How each file is compiled: the recipe that decides, for a file of several the first.
    var compiled: [(file: String, recipe: RecipeSources)] {
        var seen: Set<String> = []
        return recipes.flatMap { recipe in
            recipe.files.filter { seen.insert($0).inserted }.map { ($0, recipe) }
        }
    }
}

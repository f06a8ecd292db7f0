import ArgumentParser

/// `gan check`: looks a recipe over without training.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look a recipe over without training it.",
        usage: "gan check [--no-cache] <file.swift> … [<the recipe's options>]",
        discussion: """
            Builds both networks, runs one critic step and one generator step, shows the shape that leaves each layer, the \
            number of parameters and the memory to expect, and objects in words to what will not work.

            Examples:
              gan check Faces.swift
              gan check Faces.swift --side 128 --batch 16
            """)

    @OptionGroup var recipe: RecipeArguments

    func validate() throws {
        try RecipeLaunch.checkFirst(of: recipe.words, example: "Recipes/Smileys.swift")
    }

    func run() throws {
        let launch = RecipeLaunch(
            action: "check", words: recipe.words, ignoresCache: recipe.ignoresCache, product: recipe.product)
        try launch.start()
    }
}

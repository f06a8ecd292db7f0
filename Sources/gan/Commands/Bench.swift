import ArgumentParser

/// `gan bench`: times a recipe's steps.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time a recipe's critic and generator step.",
        usage: "gan bench [--no-cache] <file.swift> … [--repeat <n>] [--json] [<the recipe's options>]",
        discussion: """
            Builds both networks and times steps on random samples of the recipe's own shapes, after a warm-up: no data is \
            read. Shows smallest, middle and largest time, samples a second, memory, and how critic steps are computed.

            Examples:
              gan bench Recipes/WGANDivFolder.swift --side 64
              gan bench Faces.swift --batch 128 --threads 1 --repeat 50 --json
              gan bench Faces.swift --critic-step double-backward
            """)

    @OptionGroup var recipe: RecipeArguments

    func validate() throws {
        try RecipeLaunch.checkFirst(of: recipe.words, example: "Recipes/Smileys.swift")
    }

    func run() throws {
        let launch = RecipeLaunch(
            action: "bench", words: recipe.words, ignoresCache: recipe.ignoresCache, product: recipe.product)
        try launch.start()
    }
}

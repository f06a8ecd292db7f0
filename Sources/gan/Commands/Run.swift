import ArgumentParser

/// `gan run`: compiles a recipe and trains it.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compile a recipe and train it.",
        usage: """
            gan run [--no-cache] <file.swift> … [<the recipe's options>]
            gan run [--product <name>] <package folder> [<the recipe's options>]
            """,
        discussion: """
            A recipe is a Swift file with a struct marked @main that conforms to Recipe. It is compiled once and kept; the next \
            run starts at once, until the file, the compiler or GANKit changes. Everything after the recipe belongs to the \
            recipe, --help too.

            Examples:
              gan run Recipes/Smileys.swift
              gan run Faces.swift --folder photos --steps 20000 --seed 7
              gan run Faces.swift Layers.swift         a recipe in several files
              gan run Faces                            all files of a folder, or a package
              gan run Faces.swift --help               the recipe's own options

            Every recipe has --steps, --batch, --seed, --out, --device and --threads. --quiet leaves out all but warnings and \
            errors, --verbose adds what is computed how and how long it takes. Ctrl-C ends a run in good order.
            """)

    @OptionGroup var recipe: RecipeArguments

    func validate() throws {
        try RecipeLaunch.checkFirst(of: recipe.words, example: "Recipes/Smileys.swift")
    }

    func run() throws {
        let launch = RecipeLaunch(
            action: "train", words: recipe.words, ignoresCache: recipe.ignoresCache, product: recipe.product)
        try launch.start()
    }
}

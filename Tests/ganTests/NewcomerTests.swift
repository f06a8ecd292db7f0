import Foundation
import Testing

/// What newcomers are most likely to do wrong in their first hour: each is tried, and answered with what to do.
@Suite struct NewcomerTests {
    /// The starter recipe, with one mistake in it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What is replaced in the recipe, and by what.
        let (from, to): (String, String)
        let status: Int32
        let words: String
    }

    static let mistakes = [
        Mistake(
            testDescription: "import GANKit is missing", from: "import GANKit", to: "", status: 65,
            words: "gan: a recipe begins with 'import GANKit'"),
        Mistake(
            testDescription: "@main is missing", from: "@main", to: "", status: 65,
            words: "gan: Faces.swift has no @main; a recipe is a struct marked @main that conforms to Recipe"),
        Mistake(
            testDescription: "a loss is misspelled", from: ".wasserstein", to: ".wasserstien", status: 65,
            words: "'gan plugins' lists the losses, constraints and samplers that there are"),
        Mistake(
            testDescription: "a comma is missing", from: "batch: 64,", to: "batch: 64", status: 65,
            words: "error: expected ',' separator"),
        Mistake(
            testDescription: "the loss is left out", from: "loss: .wasserstein,", to: "", status: 65,
            words: "error: missing argument for parameter 'loss' in call"),
        Mistake(
            testDescription: "r(x) is left out", from: ", at: .realAndFake", to: "", status: 65,
            words: "error: missing argument for parameter 'at' in call"),
        Mistake(
            testDescription: "nothing constrains the critic", from: "Divergence(k: k, p: p, at: .realAndFake)", to: "",
            status: 0, words: "the Wasserstein loss without a constraint on the critic has no minimum"),
        Mistake(
            testDescription: "the penalised critic is batch-normalised", from: "critic: .dcgan(width: width)",
            to: "critic: .dcgan(width: width, normalization: .batch)", status: 0,
            words: "a score then depends on the whole batch"),
        Mistake(
            testDescription: "an option is called as one that every recipe has", from: "var side = 32",
            to: "var side = 32\n@Option var batch = 64", status: 64,
            words: "gan: Faces declares the option 'batch', which every recipe has already"),
    ]

    @Test(arguments: mistakes)
    func inTheRecipe(mistake: Mistake) throws {
        let folder = try TemporaryFolder()
        try #require(try GanProcess(["new", "Faces"], in: folder).status == 0)
        let recipe = folder.text("Faces.swift")
        try #require(recipe.contains(mistake.from))
        try folder.write("Faces.swift", recipe.replacing(mistake.from, with: mistake.to))
        let gan = try GanProcess(["check", "Faces.swift"], in: folder)
        #expect(gan.status == mistake.status, "\(gan.errors)")
        #expect((gan.output + gan.errors).contains(mistake.words), "\(gan.output)\(gan.errors)")
        #expect(!gan.errors.contains("Fatal error"))
    }

    /// The command line, its status, and a part of what is said.
    static let commandLines: [(words: [String], status: Int32, answer: String)] = [
        (["Faces.swift"], 64, "gan: to train a recipe, say: gan run Faces.swift"),
        (["train", "Faces.swift"], 64, "to train a recipe, say: gan run Faces.swift"),
        (["run", "Faces"], 66, "gan: Faces does not exist; did you mean Faces.swift?"),
        (["run", "faces.swift"], 66, "gan: faces.swift does not exist; did you mean Faces.swift?"),
        (["run", "Recipes/Ring.swift"], 66, "does not exist; did you mean \(GuideFile.checkout)/Recipes/Ring.swift?"),
        (["run", "./recipes/faces"], 66, "gan: ./recipes/faces does not exist\n"),
        (["run", "--folder", "photos", "Faces.swift"], 64, "options for the recipe come after its name"),
        (["run", "Faces.swift", "--step", "9"], 64, "Did you mean '--steps'?"),
        (["run", "Faces.swift", "--k", "two"], 64, "The value 'two' is invalid for '--k <k>'"),
        (["run", "Faces.swift", "--side", "50"], 64, "choose a side of 48 or 56"),
        (["run", "Faces.swift", "--p", "1"], 64, "p is 1.0 and must be above 1"),
        (["run", "Faces.swift", "--folder", "nowhere"], 66, "cannot open the picture folder \"nowhere\" (seen from "),
        (["run", "Faces.swift", "--folder", "empty"], 66, "and found no file at all"),
        (["run", "Faces.swift", "--folder", "webp"], 66, "neither JPEG nor PNG inside; it is a WebP picture"),
        (["run", "photos"], 66, "gan: photos holds no .swift file and no Package.swift"),
        (["resume", "Faces.swift"], 66, "name the folder that a run left, below runs/"),
        (["sample", "photos"], 66, "photos holds no recipe.swift, so it is not the folder of a run"),
        (["report", "runs/none"], 66, "runs/none is not the folder of a run: it has no run.json"),
        (["evaluate", "--real", "photos"], 64, "gan: missing expected argument '--fake <path>'"),
    ]

    @Test(arguments: commandLines)
    func onTheCommandLine(words: [String], status: Int32, answer: String) throws {
        let folder = try TemporaryFolder()
        try #require(try GanProcess(["new", "Faces"], in: folder).status == 0)
        try #require(
            try GanProcess(["data", "draw", "smileys", "photos", "--count", "3", "--side", "32"], in: folder).status
                == 0)
        try FileManager.default.createDirectory(atPath: "\(folder.path)/empty", withIntermediateDirectories: true)
        try folder.write("webp/a.webp", "RIFF\u{10}\0\0\0WEBPVP8 ")
        let gan = try GanProcess(words, in: folder)
        #expect(gan.status == status, "\(gan.output)\(gan.errors)")
        #expect(gan.errors.contains(answer), "\(gan.errors)")
        #expect(gan.output == "")
        #expect(!gan.errors.contains("gan-worker"))
    }

    @Test("packages whose types would hide GANKit's protocols are refused", arguments: ["Adversarial", "Penalty"])
    func hiddenProtocols(name: String) throws {
        let folder = try TemporaryFolder()
        let gan = try GanProcess(["new", "--package", name], in: folder)
        #expect(gan.status == 64)
        #expect(gan.errors.contains("is a protocol of GANKit's already; try My\(name)"))
        #expect(!folder.has(name))
    }

    @Test("fewer pictures than a batch: it trains, and says what will come of it")
    func fewerPicturesThanABatch() throws {
        let folder = try TemporaryFolder()
        try #require(try GanProcess(["new", "Faces"], in: folder).status == 0)
        try #require(try GanProcess(["data", "draw", "smileys", "photos", "--count", "3"], in: folder).status == 0)
        let gan = try GanProcess(
            ["run", "Faces.swift", "--folder", "photos", "--width", "4", "--batch", "4", "--steps", "1"], in: folder)
        #expect(gan.status == 0)
        #expect(gan.errors.contains("the data has 3 samples, fewer than a batch of 4"))
    }
}

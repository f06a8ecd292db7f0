import ArgumentParser
import Foundation
import GANBase
import GANRuns

/// `gan study`: runs a recipe with every combination of options, over several seeds, and compares.
struct Study: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare a recipe's options, each combination over several seeds.",
        usage: """
            gan study <recipe> --vary <option>=<a,b,…> … --metric <name> [--seeds <n>] [--budget <time>] [--jobs <n>]
                      [--out <folder>] [-- <options of every run>]
            gan study <study folder> [--retry-failed] [--budget <time>] [--jobs <n>]
            """,
        discussion: """
            Trains the recipe once for every combination of the varied options and every seed, each run in a process of its \
            own, and compares the last value that a watcher of the recipe recorded under the metric's name: the median over the \
            seeds and its spread, never the best of several. Leaves results.csv, results.json and study.html in the study's folder.

            Ctrl-C stops the runs in order. The same command with the same --out, or gan study <study folder>, goes on: what is \
            finished stays, what was interrupted or killed is resumed, what failed stays failed.

            Examples:
              gan study Ring.swift --vary k=1,2 --vary p=2,6 --metric w1 --out kp
              gan study Faces.swift --vary at=real,fake --metric frechet \\
                --budget 30m --jobs 2 -- --folder photos --side 32
              gan study kp --retry-failed
            """)

    @Argument(
        help: ArgumentHelp(
            "A .swift file, a folder of several, or a package folder; or the folder of a study.", valueName: "recipe"),
        completion: .file(extensions: ["swift"]))
    var recipe: String?

    @Option(
        name: .customLong("vary"),
        help: ArgumentHelp("An option of the recipe and its values, with commas.", valueName: "option=a,b,…"))
    var varied: [String] = []

    @Option(
        name: .customLong("metric"),
        help: ArgumentHelp("What is compared; the first decides the order, further ones are shown.", valueName: "name"))
    var metrics: [String] = []

    @Option(help: ArgumentHelp("Seeds 1 to n for each combination (default: 3).", valueName: "n")) var seeds: Int?

    @Option(
        help: ArgumentHelp(
            "Wall-clock time of each run, such as 30m or 1h30m: then it saves and counts with what it measured last.",
            valueName: "time"))
    var budget: String?

    @Option(help: ArgumentHelp("Runs at the same time; they share the cores (default: 1).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Steps of each run; short for -- --steps <n>.", valueName: "n")) var steps: Int?

    @Option(
        help: ArgumentHelp("Folder of the study (default: studies/<recipe>-<time>).", valueName: "folder"),
        completion: .directory)
    var out: String?

    @Flag(help: "Try runs again that failed.") var retryFailed = false

    @Flag(help: "Print the results as one JSON object instead of a table.") var json = false

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @Option(help: ArgumentHelp("Program to run, of a package that has several.", valueName: "name"))
    var product: String?

    @Argument(parsing: .postTerminator, help: ArgumentHelp("After --: options of every run.", valueName: "options"))
    var passed: [String] = []

    func run() throws {
        guard let recipe else {
            throw GANError(.usage, "missing argument, for example Recipes/Ring.swift; see 'gan study --help'")
        }
        try ThreadLimit.check(jobs, "--jobs")
        for (name, value) in [("seeds", seeds), ("steps", steps)] {
            if let value, value < 1 { throw GANError(.usage, "--\(name) is \(value) and must be 1 or more") }
        }
        for (index, metric) in metrics.enumerated() where metrics[..<index].contains(metric) {
            throw GANError(.usage, "--metric \(metric) is there twice; leave one out")
        }
        let request = StudyRequest(
            names: [recipe], product: product, varied: try VariedOption.parse(varied), seeds: seeds, metrics: metrics,
            budget: try budget.map(TimeBudget.init(parsing:)), jobs: jobs,
            passed: (steps.map { ["--steps=\($0)"] } ?? []) + passed, out: out, ignoresCache: ignoresCache,
            retriesFailed: retryFailed, printsJSON: json)
        try StudySession(request).run()
    }
}

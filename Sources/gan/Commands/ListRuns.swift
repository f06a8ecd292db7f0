import ArgumentParser
import Foundation
import GANBase
import GANRuns

/// `gan runs`: the runs of a folder.
struct ListRuns: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List runs: how they stand, how far they came, their best metric.",
        discussion: """
            A run is running, finished, failed, interrupted (someone stopped it in good order) or killed (it ended without a \
            word). Runs in folders of folders, as studies leave them, are listed too.

            Examples:
              gan runs                               all below runs, the newest first
              gan runs --sort metric --metric frechet
              gan runs --state failed --state killed
              gan runs studies/kp --recipe Ring --json
            """)

    /// What a list can be sorted by.
    enum Order: String, CaseIterable, ExpressibleByArgument {
        case age
        case steps
        case metric
        case name
    }

    @Argument(help: "Where to look.", completion: .directory) var folder = "runs"
    @Option(help: "What comes first: the newest, the longest, the best, or the first of the alphabet.")
    var sort = Order.age
    @Option(help: "Only runs that stand so; may be given again.") var state: [RunState] = []
    @Option(help: ArgumentHelp("Only runs of this recipe.", valueName: "name")) var recipe: String?
    @Option(help: ArgumentHelp("Which metric to show and to sort by.", valueName: "name")) var metric: String?
    @Flag(help: "Print an array of objects, for programs.") var json = false

    func run() throws {
        let found = try read()
        let shown = found.filter { run in
            (state.isEmpty || state.contains(run.state))
                && (recipe.map { $0.lowercased() == run.recipe.lowercased() } ?? true)
        }
        let listing = RunListing(shown, metric: metric ?? RunListing.commonMetric(of: shown))
        let sorted = try listing.sorted(by: sort, isChosen: metric != nil)
        if json {
            let objects = sorted.map { $0.json(at: Date()) }
            return Answer.print(JSONText.array(objects).pretty(), isJSON: true)
        }
        guard !sorted.isEmpty else { return Terminal.say(emptiness(found)) }
        Answer.print(listing.table(sorted, below: folder, width: Terminal.width, at: Date()))
    }

    /// All runs that can be read; what is said of others does not stop the list.
    private func read() throws -> [RunSummary] {
        guard Files.isFolder(folder) || folder == "runs" else {
            throw GANError(.missingInput, "\(folder) is not a folder; name one that holds runs")
        }
        let base = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return RunSearch(below: base).runs.compactMap { run in
            do {
                return try RunSummary(run)
            } catch {
                Terminal.say("left out: \((error as? GANError)?.message ?? "\(error)")")
                return nil
            }
        }
    }

    /// Why the list is empty.
    private func emptiness(_ found: [RunSummary]) -> String {
        guard found.isEmpty else {
            let recipes = Set(found.map(\.recipe)).sorted().joined(separator: ", ")
            let states = Set(found.map(\.state.rawValue)).sorted().joined(separator: ", ")
            return
                "none of the \(found.count.grouped) runs below \(folder) is like that; there are runs of \(recipes), and they are \(states)"
        }
        return "there are no runs below \(folder); 'gan run <recipe>' leaves one in runs"
    }
}

extension RunState: ExpressibleByArgument {}

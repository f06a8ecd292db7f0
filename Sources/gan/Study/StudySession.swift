import Foundation
import GANBase
import GANReports
import GANRuns

/// `gan study` from the command line to the table.
struct StudySession {
    private let request: StudyRequest

    /// Takes what the command line asks.
    init(_ request: StudyRequest) { self.request = request }

    /// Runs what is left of the study, writes its results, and prints them.
    ///
    /// - Throws: `GANError` in words.
    func run() throws {
        let typed = request.studyFolder ?? request.out.map { ($0 as NSString).expandingTildeInPath } ?? freshPath
        let folder = StudyFolder(path: Files.absolute(typed))
        var lock: RunLock?
        var before: StudyFolder.Contents?
        if folder.holdsStudy {
            lock = try RunLock(RunFolder(path: folder.path))
            before = try folder.read()
        } else {
            try refuseForeign(folder.path, typed)
        }
        if request.studyFolder != nil, let plan = before?.plan { try enter(plan.directory) }
        let (names, product) = (before?.plan.recipe, before?.plan.product)
        let isByFolder = request.studyFolder != nil
        let recipe = try RecipeLaunch(
            action: "train", words: [], ignoresCache: request.ignoresCache,
            product: isByFolder ? product : request.product
        ).prepare(isByFolder ? names ?? request.names : request.names)
        let plan = try plan(before?.plan, digest: Self.digest(of: recipe.sources), folder: typed)
        let options = try RecipeOptions(asking: recipe)
        try options.check(plan)
        try PlanQuestions(recipe: recipe).check(
            VariedOption.product(of: plan.varied).map { values in
                (
                    zip(plan.varied, values).map { "\($0.name)=\($1)" }.joined(separator: ","),
                    options.words(values, of: plan.varied) + plan.passed
                )
            }, metrics: plan.metrics)
        for name in ["", "runs", "logs"] { try WholeFile.makeFolder(name.isEmpty ? folder.path : folder.file(name)) }
        lock = try lock ?? RunLock(RunFolder(path: folder.path))
        let contents = StudyFolder.Contents(plan: plan, runs: plan.runs(knowing: before?.runs ?? []))
        try withExtendedLifetime(lock) {
            let runner = StudyRunner(
                folder, shownAs: typed, contents, recipe, options, retriesFailed: request.retriesFailed)
            try runner.run()
            let results = StudyResults(folder, runner.contents)
            if request.printsJSON {
                Answer.print(StudyJSON.object(results).pretty(), isJSON: true)
            } else {
                Answer.print(StudyTable(results).lines.joined(separator: "\n"))
                Answer.print("\nPage  \(typed)/study.html\nData  \(typed)/results.csv, \(typed)/results.json")
            }
        }
    }

    private func plan(_ old: StudyPlan?, digest: String, folder: String) throws -> StudyPlan {
        guard let old else { return try request.plan(digest: digest, before: nil) }
        var plan =
            try request.studyFolder == nil
            ? request.plan(digest: digest, before: old) : request.plan(goingOnWith: old, folder: folder)
        plan.sha256 = digest
        let conflicts = plan.conflicts(with: old)
        guard conflicts.isEmpty else {
            throw GANError(
                .usage,
                "\(folder) is another study:\(conflicts.map { "\n  " + $0 }.joined())\nA study may grow (values, seeds, a longer budget), and its recipe stays as it was; for anything else take another folder with --out"
            )
        }
        return plan
    }

    /// A folder that is not there yet: `studies/ring-20260131-120400`.
    private var freshPath: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyyMMdd-HHmmss"
        let name = Files.name(of: request.names[0])
        let recipe = name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
        let stem = "studies/\(recipe.prefix(1).lowercased() + recipe.dropFirst())-\(formatter.string(from: Date()))"
        return (1...).lazy.map { $0 == 1 ? stem : "\(stem)-\($0)" }.first { !Files.exists($0) } ?? stem
    }

    /// Leaves files of somebody else alone.
    private func refuseForeign(_ path: String, _ typed: String) throws {
        guard Files.exists(path) else { return }
        let names = Files.names(in: path).filter { $0 != "lock" }
        guard Files.isFolder(path), names.isEmpty else {
            throw GANError(
                .cannotWrite, "\(typed) is there already and holds no study; choose another folder with --out")
        }
    }

    /// Relative paths among the options begin in the folder where the study was started.
    private func enter(_ directory: String) throws {
        guard FileManager.default.changeCurrentDirectoryPath(directory) else {
            throw GANError(
                .missingInput,
                "the study was started in \(directory), which is gone, and its recipe and options are read from there; put it back, or start another study"
            )
        }
    }

    private static func digest(of sources: [String]) throws -> String {
        Digest.pieces(
            try sources.map { source in
                guard let bytes = Files.bytes(of: source) else {
                    throw GANError(.missingInput, "cannot read \(source): \(String(cString: strerror(errno)))")
                }
                return Array(bytes)
            })
    }
}

import Foundation
import GANBase
import GANRuns

/// What the command line asks of a study.
struct StudyRequest {
    /// The recipe's files or folder, or the folder of a study.
    let names: [String]
    /// The executable product of a package that has several.
    let product: String?
    /// The options that vary.
    let varied: [VariedOption]
    /// How many seeds.
    let seeds: Int?
    /// What is compared.
    let metrics: [String]
    /// How long each run may take.
    let budget: TimeBudget?
    /// How many runs at the same time.
    let jobs: Int?
    /// Words for every run.
    let passed: [String]
    /// The study's folder.
    let out: String?
    /// Whether to compile in any case.
    let ignoresCache: Bool
    /// Whether failed runs are tried again.
    let retriesFailed: Bool
    /// Whether results are printed as JSON.
    let printsJSON: Bool

    /// The folder of a study, where the only name is one.
    var studyFolder: String? {
        names.count == 1 && StudyFolder(path: names[0]).holdsStudy ? names[0] : nil
    }

    /// The plan of a study that goes on by the name of its folder.
    ///
    /// - Throws: `GANError` with status 64 for options that would make it another study.
    func plan(goingOnWith old: StudyPlan, folder: String) throws -> StudyPlan {
        guard varied.isEmpty, seeds == nil, passed.isEmpty, out == nil, product == nil else {
            throw GANError(
                .usage,
                "\(folder) goes on with its own options; to let it grow, repeat its command with more values or seeds and --out \(folder)"
            )
        }
        var plan = old
        if !metrics.isEmpty { plan.metrics = metrics }
        if let budget { plan.budget = budget }
        if let jobs { plan.jobs = jobs }
        try ThreadLimit.check(plan.jobs, "the number of jobs of \(folder)")
        return plan
    }

    /// The plan of a study that is begun, or repeated, by its whole command.
    ///
    /// - Parameters:
    ///   - digest: The SHA-256 of the recipe's sources.
    ///   - old: What was planned before.
    /// - Throws: `GANError` with status 64.
    func plan(digest: String, before old: StudyPlan?) throws -> StudyPlan {
        guard !metrics.isEmpty else {
            throw GANError(
                .usage,
                "--metric is missing: name the number that runs are compared by, as a watcher of the recipe records it, for example --metric w1"
            )
        }
        let jobs = jobs ?? old?.jobs ?? 1
        try ThreadLimit.check(jobs, "the number of jobs")
        let isSaid = passed.contains { $0 == "--threads" || $0.hasPrefix("--threads=") }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return StudyPlan(
            recipe: names, product: product, sha256: digest, directory: FileManager.default.currentDirectoryPath,
            varied: varied, seeds: seeds ?? 3, metrics: metrics, budget: budget, passed: passed,
            // The number of threads decides the last digits, so it stays when a study goes on.
            threads: isSaid || varied.contains { $0.name == "threads" } ? nil : old?.threads ?? max(1, cores / jobs),
            jobs: jobs, started: old?.started ?? ISO8601DateFormatter().string(from: Date()))
    }
}

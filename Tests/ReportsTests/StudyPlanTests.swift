import GANBase
import GANRuns
import Testing

@Suite struct StudyPlanTests {
    static func plan(
        _ varied: [VariedOption], seeds: Int = 3, metrics: [String] = ["w1"], budget: TimeBudget? = nil,
        passed: [String] = [], sha256: String = "abc"
    ) -> StudyPlan {
        StudyPlan(
            recipe: ["Ring.swift"], sha256: sha256, directory: "/work", varied: varied, seeds: seeds, metrics: metrics,
            budget: budget, passed: passed, threads: 1, started: "2026-01-31T12:04:00Z")
    }

    @Test("the product goes through the values like nested loops, the last option fastest, and each has all seeds")
    func product() {
        let varied = [VariedOption("k", ["0.5", "1"]), VariedOption("p", ["2", "3", "6"])]
        let expected = [["0.5", "2"], ["0.5", "3"], ["0.5", "6"], ["1", "2"], ["1", "3"], ["1", "6"]]
        #expect(VariedOption.product(of: varied) == expected)
        #expect(VariedOption.product(of: []) == [[]])
        let runs = Self.plan(varied, seeds: 2).runs()
        #expect(runs.count == 12)
        #expect(runs.prefix(3).map(\.name) == ["k=0.5,p=2,seed=1", "k=0.5,p=2,seed=2", "k=0.5,p=3,seed=1"])
        #expect(Self.plan([], seeds: 2).runs().map(\.name) == ["seed=1", "seed=2"])
    }

    @Test("names are names of files, short and each for one run")
    func names() {
        let varied = [VariedOption("folder", ["a/x y", "b/x y", "ü:*\n", String(repeating: "long", count: 80)])]
        let names = Self.plan(varied, seeds: 1).runs().map(\.name)
        #expect(names[..<3] == ["folder=x-y,seed=1", "folder=x-y,seed=1-2", "folder=ü---,seed=1"])
        #expect(names[3].utf8.count < 100 && names[3].hasSuffix("seed=1"))
        #expect(Set(names).count == 4)
    }

    @Test("--vary", arguments: ["k=0.5,1,2", "--k=0.5,1,2", "k= 0.5, 1,2"])
    func varied(text: String) throws {
        #expect(try VariedOption(parsing: text) == VariedOption("k", ["0.5", "1", "2"]))
    }

    @Test(
        "--vary that says nothing, or something twice, is refused in words",
        arguments: [
            ("k", "must be an option with its values"), ("=1", "must be an option"), ("k=", "k has no values"),
            ("k=1,,2", "has an empty value"), ("k=1,", "has an empty value"), ("k=1,2,1", "has the value 1 twice"),
            ("k=1,1.0", "has the value 1 twice, once as 1.0"),
        ])
    func refused(text: String, words: String) {
        #expect {
            try VariedOption(parsing: text)
        } throws: {
            ($0 as? GANError).map { $0.status == .usage && $0.message.contains(words) } ?? false
        }
    }

    @Test func sameOptionTwice() {
        #expect {
            try VariedOption.parse(["k=1", "p=2", "k=3"])
        } throws: {
            "\($0)".contains("--vary names k twice")
        }
    }

    @Test(
        "budgets",
        arguments: [
            ("30m", 1_800, "30m"), ("1h30m", 5_400, "1h30m"), ("90s", 90, "1m30s"), ("1.5h", 5_400, "1h30m"),
            ("1d2h3m4s", 93_784, "1d2h3m4s"), ("0.5s", 0.5, "0.5s"),
        ])
    func budget(text: String, seconds: Double, words: String) throws {
        let budget = try TimeBudget(parsing: text)
        #expect(budget.seconds == seconds)
        #expect(budget.words == words)
    }

    @Test(arguments: ["", "30", "m", "30x", "30m1h", "30m30m", "-5m", "0s", "1e3s", "1..5h", "30 m", "∞h", "٣m"])
    func noBudget(text: String) {
        #expect {
            try TimeBudget(parsing: text)
        } throws: {
            "\($0)".contains("--budget is '\(text)' and must be a time such as 30m")
        }
    }

    @Test("a study may grow and keeps what it has; whatever would make it another one is named")
    func growing() {
        let old = Self.plan([VariedOption("k", ["1", "2"])], seeds: 2, budget: TimeBudget(seconds: 60))
        var larger = Self.plan(
            [VariedOption("k", ["0.5", "1", "2"])], seeds: 3, metrics: ["modes"], budget: TimeBudget(seconds: 90))
        #expect(larger.conflicts(with: old) == [])
        var known = old.runs()
        known[2].state = .failed
        known[2].reason = "out of memory"
        let runs = larger.runs(knowing: known)
        #expect(runs.count == 9)
        #expect(runs.filter { $0.state == .failed }.map(\.name) == ["k=2,seed=1"])
        larger.budget = nil
        #expect(larger.conflicts(with: old) == [])

        let other = Self.plan(
            [VariedOption("k", ["1"])], seeds: 1, budget: TimeBudget(seconds: 30), passed: ["--batch=8"], sha256: "def")
        #expect(
            other.conflicts(with: old) == [
                "the recipe has changed since", "what is passed on was nothing and is --batch=8", "k had the value 2",
                "it had 2 seeds and has 1", "the budget was 1m and is 30s",
            ])
        #expect(
            Self.plan([VariedOption("p", ["1"])], seeds: 2).conflicts(with: old).first
                == "what is varied was k and is p")
    }

    @Test func command() {
        let plan = Self.plan(
            [VariedOption("k", ["1", "2"])], budget: TimeBudget(seconds: 1_800), passed: ["--folder=it's here"])
        #expect(
            plan.command("./gan", folder: "studies/a b")
                == #"./gan study Ring.swift --vary k=1,2 --seeds 3 --metric w1 --budget 30m --jobs 1 --out 'studies/a b' -- '--folder=it'\''s here'"#
        )
    }
}

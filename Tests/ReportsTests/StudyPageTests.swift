import Foundation
import GANReports
import GANRuns
import Testing

@Suite struct StudyPageTests {
    private static func page(_ plan: StudyPlan, _ folders: StudyFolders) throws -> String {
        let results = try folders.results(plan) { run in
            run.values.first == "8" ? nil : Double(run.seed) + Double(run.values.count)
        }
        return StudyPage(results, command: "gan study '<x>'", machine: "a <machine>").html
    }

    @Test("nothing that a recipe, an option or a message says becomes part of the page's own text")
    func escaping() throws {
        let evil = "\"><script>alert('x')</script>"
        var plan = StudyPlanTests.plan([VariedOption("k\(evil)", ["8", evil]), VariedOption("p", ["1", "2&3"])])
        plan.recipe = ["<Ring>.swift"]
        plan.passed = [evil]
        let html = try Self.page(plan, StudyFolders())
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>diverged</b>"))
        #expect(html.contains("&lt;b&gt;diverged&lt;/b&gt; &amp; &quot;stopped&quot;"))
        #expect(html.contains("<title>&lt;Ring&gt;.swift"))
        #expect(html.contains("2&amp;3"))
    }

    @Test("it needs nothing else: no address outside, pictures as data")
    func selfContained() throws {
        let html = try Self.page(StudyPlanTests.plan([VariedOption("k", ["1", "8"])]), StudyFolders())
        #expect(!html.contains("http:") && !html.contains("https:"))
        #expect(html.contains("src=\"data:image/png;base64,"))
    }

    @Test(
        "dots for one option, a heat map for two, small ones side by side for more",
        arguments: [
            ([], 0, "class=\"dots\""), ([VariedOption("k", ["1", "2"])], 0, "class=\"dots\""),
            ([VariedOption("k", ["1", "2"]), VariedOption("p", ["2", "3", "6"])], 1, "k&nbsp;↓ &nbsp;p&nbsp;→"),
            (
                [
                    VariedOption("a", ["1", "2"]), VariedOption("b", ["2", "3", "6"]),
                    VariedOption("c", ["1", "2", "3"]),
                ], 2,
                "<caption>a 2</caption>"
            ),
        ])
    func charts(varied: [VariedOption], maps: Int, text: String) throws {
        let html = try Self.page(StudyPlanTests.plan(varied), StudyFolders())
        #expect(html.components(separatedBy: "<table class=\"heat\">").count - 1 == maps)
        #expect(html.contains(text))
    }

    @Test("a cell has its median and its spread")
    func cells() throws {
        let varied = [VariedOption("k", ["1", "8"]), VariedOption("p", ["2", "3"])]
        let html = try Self.page(StudyPlanTests.plan(varied), StudyFolders())
        #expect(html.contains("<b>4.00</b>"))
        #expect(html.contains("<small>3.00–5.00</small>"))
        #expect(html.contains("<small>3 failed</small>"))
    }
}

import Foundation
import GANRuns
import GANTestSupport
import Testing

/// `gan report`, on real runs and on what is none.
@Suite(.serialized)
struct ReportTests {
    private static let recipes =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/Recipes"

    /// Adds to a page what the test wants to know of it, for the browser to find out.
    private static let probe = """
        <script>
        const slider = document.querySelector("input[type=range]");
        const stepOf = () => document.querySelector("output").textContent;
        const last = stepOf();
        slider.value = 0;
        slider.dispatchEvent(new Event("input"));
        const chart = document.querySelector("figure[data-chart] svg");
        const box = chart.getBoundingClientRect();
        chart.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + box.width / 2, clientY: box.top + 30 }));
        const canvas = document.querySelector("canvas");
        const colors = new Set();
        if (canvas) {
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          for (let at = 0; at < pixels.length; at += 4) colors.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
        }
        parent.postMessage(JSON.stringify({
          isTooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
          width: document.documentElement.clientWidth,
          back: getComputedStyle(document.body).backgroundColor,
          charts: document.querySelectorAll("figure[data-chart]").length,
          drawn: [...document.querySelectorAll("figure[data-chart]")].filter(figure =>
            figure.querySelector("path.curve").getAttribute("d").length > 20
            && figure.querySelectorAll("text.axis").length > 3).length,
          broken: [...document.querySelectorAll("svg *")].filter(element =>
            [...element.attributes].some(({ value }) => value.includes("NaN"))).length,
          last, first: stepOf(), tip: chart.parentElement.querySelector(".tip").textContent,
          images: [...document.querySelectorAll(".grids img")].map(image => image.naturalWidth),
          colors: colors.size,
        }), "*");
        </script>
        """

    /// What the browser found out about a page.
    private struct Look: Decodable {
        let isTooWide: Bool
        let width: Int
        let back: String
        let charts: Int
        let drawn: Int
        let broken: Int
        let last: String
        let first: String
        let tip: String
        let images: [Int]
        let colors: Int
    }

    private func look(at page: String, width: Int, isDark: Bool, in folder: TemporaryFolder) throws -> Look {
        let html = folder.text(page).replacingOccurrences(of: "</body>", with: Self.probe + "</body>")
        try folder.write("probed.html", html)
        // No window is narrower than 500 pixels, but a frame may be.
        let frame = try folder.write(
            "frame.html",
            """
            <pre id="probe"></pre>
            <script>onmessage = ({ data }) => { document.getElementById("probe").textContent = data; };</script>
            <iframe src="probed.html" style="width: \(width)px; height: 900px; border: 0"></iframe>
            """)
        let browser = try #require(try Chromium(frame, isDark: isDark, in: folder.asidePath))
        #expect(browser.complaints.isEmpty)
        let start = try #require(browser.document.range(of: #"<pre id="probe">"#))
        let end = try #require(
            browser.document.range(of: "</pre>", range: start.upperBound..<browser.document.endIndex))
        let json = browser.document[start.upperBound..<end.lowerBound].replacingOccurrences(of: "&gt;", with: ">")
        return try JSONDecoder().decode(Look.self, from: Data(json.utf8))
    }

    /// A run of points, and one of pictures.
    private func train(_ name: String, in folder: TemporaryFolder, _ more: [String] = []) throws {
        let ring = ["Ring.swift", "--batch", "32", "--steps", "20"]
        let faces = [
            "WGANDivFolder.swift", "--folder", DataFolder.fixtures, "--side", "16", "--width", "4", "--batch", "4",
            "--steps",
            "4", "--every", "2",
        ]
        let words = name == "faces" ? faces : ring
        let gan = try GanProcess(
            ["run", "\(Self.recipes)/\(words[0])"] + words.dropFirst() + ["--out", name] + more, in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
    }

    @Test("a run leaves a page, and status.json says what was measured; gan report writes the page anew, or another")
    func oneRun() throws {
        let folder = try TemporaryFolder()
        try train("ring", in: folder)
        #expect(folder.text("ring/report.html").contains(#"<span class="state finished">finished</span>"#))
        #expect(folder.text("ring/status.json").contains(#""metrics" : {"#))
        let plane = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/ring/samples/000020.json"))
        #expect(plane.count < 150_000)
        let fields = try #require(try JSONDecoder().decode(JSONValue.self, from: plane).fields)
        guard case .array(let scores) = fields["critic"]?.fields?["scores"], case .array(let fake) = fields["fake"]
        else {
            Issue.record("the file has no scores, or no samples")
            return
        }
        #expect(scores.compactMap(\.real).filter(\.isFinite).count == 64 * 64)
        #expect(fake.count == 2_000)
        // The radius of the ring is 1.414.
        #expect(fields["range"]?.real == 2)

        try FileManager.default.removeItem(atPath: folder.path + "/ring/report.html")
        let anew = try GanProcess(["report", "ring/"], in: folder)
        #expect(anew.status == 0)
        #expect(anew.output == "ring/report.html\n")
        #expect(folder.has("ring/report.html"))
        let other = try GanProcess(["report", "ring", "--out", "pages/ring.html"], in: folder)
        #expect(other.status == 0)
        #expect(folder.text("pages/ring.html").contains("<h1>Ring</h1>"))
    }

    @Test(
        "pages draw their curves and samples in a browser, wide and narrow, light and dark, without a complaint",
        .enabled(if: Chromium.program != nil, "there is no Chromium here"))
    func browser() throws {
        let folder = try TemporaryFolder()
        try train("ring", in: folder)
        try train("other", in: folder, ["--k", "1", "--seed", "1"])
        try train("faces", in: folder)
        try #require(try GanProcess(["report", "ring", "other", "--out", "two.html"], in: folder).status == 0)
        for (page, width, isDark) in [
            ("ring/report.html", 1280, false), ("ring/report.html", 375, true), ("faces/report.html", 1280, true),
            ("faces/report.html", 375, false), ("two.html", 375, false), ("two.html", 1280, true),
        ] {
            let look = try look(at: page, width: width, isDark: isDark, in: folder)
            #expect(!look.isTooWide, "\(page) is wider than \(width)")
            #expect(look.width == width)
            #expect(look.back == (isDark ? "rgb(15, 19, 24)" : "rgb(255, 255, 255)"))
            #expect(look.charts >= 8)
            #expect(look.drawn == look.charts, "\(page)")
            #expect(look.broken == 0)
            #expect(look.tip.hasPrefix("step "))
            if page.hasPrefix("faces") {
                #expect(look.first == "step 2")
                #expect(look.last == "step 4")
                #expect(look.images.allSatisfy { $0 > 100 } && look.images.count == 1)
            } else {
                #expect(look.last == "step 20")
                // Contours and paints between them, not one colour.
                #expect(look.colors > 100)
            }
        }
    }

    @Test("a page that cannot be written does not stop the training, and is told once")
    func cannotWrite() throws {
        let folder = try TemporaryFolder()
        // A folder in its place.
        try folder.write("ring/report.html/file", "")
        let gan = try GanProcess(
            ["run", Self.recipes + "/Ring.swift", "--batch", "16", "--steps", "3", "--out", "ring"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors.components(separatedBy: "the training goes on without the page").count == 2, "\(gan.errors)")
        #expect(folder.text("ring/status.json").contains("finished"))
    }

    @Test("what is no run is named, all of them at once")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        try folder.write("runs/one/run.json", #"{"recipe": "A", "arguments": []}"#)
        try folder.write("damaged/run.json", "{")
        try folder.write("file", "")
        for (words, status, message) in [
            (["report"], 64, "gan: missing expected argument '<run folder> ...'"),
            (["report", "nowhere"], 66, "gan: nowhere is not the folder of a run: it has no run.json\n"),
            (
                ["report", "runs"], 66,
                "gan: runs is not the folder of a run: it has no run.json; it holds runs, such as runs/one: 'gan runs runs' lists them\n"
            ),
            (
                ["report", "runs/one", "file", "damaged"], 66,
                "gan: file is not the folder of a run: it has no run.json; name the run's folder\n"
                    + "gan: damaged/run.json is damaged: it does not say with which arguments the recipe ran\n"
            ),
            (
                ["report", "runs/one", "--out", "runs"], 64,
                "gan: --out is runs, a folder; name a file, for example runs/report.html\n"
            ),
            (["report", "runs/one", "--out", "file/page.html"], 73, "gan: cannot make the folder file: "),
        ] as [([String], Int32, String)] {
            let gan = try GanProcess(words, in: folder)
            #expect(gan.status == status)
            #expect(gan.errors.hasPrefix(message), "\(gan.errors)")
            #expect(gan.output == "")
        }
        #expect(!folder.has("runs/one/report.html"))
    }
}

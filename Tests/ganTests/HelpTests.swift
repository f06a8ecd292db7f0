import Testing

/// What `gan` says about itself.
@Suite struct HelpTests {
    @Test(arguments: [
        "", "run", "check", "bench", "study", "new", "edit", "eject", "test", "runs", "report", "resume", "sample",
        "interpolate",
        "export", "evaluate",
        "plugins", "doctor", "divergence", "data",
        "data inspect", "data pack", "data draw", "data bench",
    ])
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let gan = try GanProcess(words + ["--help"], in: TemporaryFolder())
        #expect(gan.status == 0)
        #expect(gan.errors == "")
        #expect(
            gan.output.split(separator: "\n").allSatisfy {
                $0.count <= 80 || $0.hasPrefix("USAGE") || $0.hasPrefix("  ")
            })
        try expectSnapshot(gan.output, (["help"] + words).joined(separator: "-"))
    }

    @Test func helpWithoutArguments() throws {
        let folder = try TemporaryFolder()
        #expect(try GanProcess([], in: folder).output == GanProcess(["--help"], in: folder).output)
    }

    @Test func version() throws {
        let gan = try GanProcess(["--version"], in: TemporaryFolder())
        #expect(gan.status == 0)
        #expect(gan.output.wholeMatch(of: /gan \d+\.\d+\.\d+\n/) != nil)
    }

    /// Each mistake in a command line: status 64, the reason on standard error, nothing on standard output.
    @Test(arguments: [
        (["--wrong"], "gan: unknown option '--wrong'"),
        (
            ["trian"],
            "gan: there is no command 'trian'; the commands are run, check, bench, study, new, edit, eject, test, runs, report, resume, sample, interpolate, export, evaluate, divergence, data, plugins, doctor, "
                + "help"
        ),
        (["Faces.swift"], "gan: to train a recipe, say: gan run Faces.swift"),
        (["run"], "gan: missing argument, for example Recipes/Smileys.swift"),
        (
            ["run", "--wrong", "Faces.swift"],
            "gan: unknown option '--wrong'; options for the recipe come after its name"
        ),
        (["sample"], "gan: missing argument, for example runs/Faces-2026-01-31-1204"),
        (["new"], "gan: missing expected argument '<name>'"),
        (["edit"], "gan: missing expected argument '<recipe> ...'"),
        (["test"], "gan: missing argument, for example Tails"),
        (["eject"], "gan: missing expected argument '<recipe> ...'"),
        (["doctor", "now"], "gan: unexpected argument 'now'"),
        (
            ["data", "inspekt", "faces"],
            "gan: there is no command 'data inspekt'; the commands are data inspect, data pack, data draw, data bench "
                + "(see 'gan data --help')"
        ),
        (["data", "inspect"], "gan: missing expected argument '<path>'"),
        (
            ["data", "inspect", "faces", "--sheet", "a.jpg"],
            "gan: --sheet is a.jpg and must be a file that ends with .png"
        ),
        (["data", "pack", "faces"], "gan: missing expected argument '<out>'"),
        (["data", "pack", "a", "b.zip", "--side", "0"], "gan: --side is 0 and must be 1 to 16,384"),
        (["data", "pack", "a", "b.zip", "--quality", "90"], "gan: --quality is for JPEG files; add --format jpeg"),
        (["data", "pack", "a", "b.zip", "--format", "gif"], "gan: the value 'gif' is invalid for '--format <format>'"),
        (["data", "draw", "cats", "out"], "gan: the value 'cats' is invalid for '<what>'"),
        (["data", "bench", "faces", "--epochs", "0"], "gan: --epochs is 0 and must be 1 to 1,000,000"),
        (["data", "bench", "faces", "--wrong"], "gan: unknown option '--wrong'"),
        (["divergence", "normal"], "gan: missing expected argument '<Q>'"),
        (["divergence", "normal", "normal", "--k", "0"], "gan: --k is 0.0 and must be above 0"),
        (["divergence", "normal", "normal", "--p", "1"], "gan: --p is 1.0 and must be above 1, and 100 at most"),
        (["divergence", "normal", "normal", "--points", "9999"], "gan: --points is 9999 and must be 2 to 5,000"),
        (
            ["divergence", "normal", "normal", "--sampler", "mixed"],
            "gan: the value 'mixed' is invalid for '--sampler <name>': there is no sampler 'mixed'; there are interpolated, "
        ),
    ])
    func mistake(arguments: [String], message: String) throws {
        let gan = try GanProcess(arguments, in: TemporaryFolder())
        #expect(gan.status == 64)
        #expect(gan.output == "")
        #expect(gan.errors.hasPrefix(message))
    }
}

import Testing

/// What `gan` says about itself.
@Suite struct HelpTests {
    @Test(arguments: ["", "run", "check", "bench", "new", "sample", "plugins", "doctor"])
    func help(command: String) throws {
        let gan = try GanProcess(command.isEmpty ? ["--help"] : [command, "--help"], in: TemporaryFolder())
        #expect(gan.status == 0)
        #expect(gan.errors == "")
        #expect(
            gan.output.split(separator: "\n").allSatisfy {
                $0.count <= 80 || $0.hasPrefix("USAGE") || $0.hasPrefix("  ")
            })
        try expectSnapshot(gan.output, "help" + (command.isEmpty ? "" : "-" + command))
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
            "gan: there is no command 'trian'; the commands are run, check, bench, new, sample, plugins, doctor, help"
        ),
        (["Faces.swift"], "gan: to train a recipe, say: gan run Faces.swift"),
        (["run"], "gan: missing argument, for example Recipes/Smileys.swift"),
        (
            ["run", "--wrong", "Faces.swift"],
            "gan: unknown option '--wrong'; options for the recipe come after its name"
        ),
        (["sample"], "gan: missing argument, for example runs/Faces-2026-01-31-1204"),
        (["new"], "gan: missing expected argument '<name>'"),
        (["doctor", "now"], "gan: unexpected argument 'now'"),
    ])
    func mistake(arguments: [String], message: String) throws {
        let gan = try GanProcess(arguments, in: TemporaryFolder())
        #expect(gan.status == 64)
        #expect(gan.output == "")
        #expect(gan.errors.hasPrefix(message))
    }
}

import Testing

/// The names that users depend on.
@Suite struct PublicSymbolsTests {
    /// Whoever adds, renames or removes something public sees it here, and writes it into the list on purpose:
    /// `GAN_UPDATE_SNAPSHOTS=1 Scripts/test --filter PublicSymbolsTests`.
    @Test(arguments: SymbolGraph.modules)
    func listIsDeliberate(module: String) throws {
        let lines = try SymbolGraph.read(module: module).flatMap(\.lines)
        #expect(lines.count > 3)
        try expectSnapshot(lines.sorted().joined(separator: "\n") + "\n", "PublicSymbols/\(module)")
    }

    @Test(arguments: SymbolGraph.modules)
    func everythingIsDocumented(module: String) throws {
        let undocumented = try SymbolGraph.read(module: module).flatMap(\.undocumented)
        #expect(undocumented.isEmpty, "\(module): \(undocumented.joined(separator: ", "))")
    }
}

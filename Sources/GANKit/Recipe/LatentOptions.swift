import ArgumentParser

/// Options that decide latents.
struct LatentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Decides the latents.", valueName: "n")) var seed: UInt64 = 0
    @Option(
        help: ArgumentHelp(
            "Multiplies the latents: 0 to 1; less is more typical and less varied.", valueName: "ψ"))
    var truncation = 1.0

    func validate() throws {
        guard (0...1).contains(truncation) else {
            throw ValidationError("--truncation is \(truncation) and must be 0 to 1: 1 changes nothing, 0.7 is usual")
        }
    }
}

import GANBase

/// Names that a recipe's type can have.
enum TypeName {
    /// Swift's words, and the names that the starter recipe itself uses: a type called so would hide them.
    private static let taken: Set<String> = [
        "Any", "Self", "Type", "Protocol", "Array", "Bool", "Dictionary", "Double", "Float", "Int", "Optional", "Set",
        "String",
        "Argument", "Divergence", "Flag", "GAN", "GANKit", "Main", "Option", "Recipe", "SampleGrid", "TrainingData",
    ]

    /// Objects to a name that the compiler would not take, or that would be confusing.
    ///
    /// - Throws: `GANError` with status 64.
    static func check(_ name: String) throws {
        let letters = name.unicodeScalars
        let isPlain = letters.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        guard isPlain, let first = letters.first, first.properties.isAlphabetic else {
            throw GANError(
                .usage, "'\(name)' cannot name a Swift type; take letters and digits, a letter first, for example Faces"
            )
        }
        guard first.properties.isUppercase else {
            throw GANError(
                .usage,
                "a type's name begins with a capital letter; try \(name.prefix(1).uppercased() + name.dropFirst())")
        }
        guard !taken.contains(name) else {
            throw GANError(.usage, "\(name) is the name of something else already; try My\(name)")
        }
    }
}

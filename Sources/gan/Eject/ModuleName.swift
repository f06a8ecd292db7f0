import Foundation

/// The name of a package, of its program and of its module, from the name of a recipe's file.
enum ModuleName {
    /// Modules that are there already, under any program.
    private static let taken: Set<String> = [
        "swift", "foundation", "foundationessentials", "dispatch", "glibc", "musl", "darwin", "synchronization",
        "observation", "distributed", "regexbuilder", "testing", "xctest", "packagedescription", "recipe",
    ]
    /// Swift's words, once they begin with a capital letter.
    private static let words: Set<String> = ["any", "self", "type", "protocol"]

    /// A name that SwiftPM and the compiler take: `my faces 2` → `MyFaces2`.
    ///
    /// - Parameters:
    ///   - stem: The name of the file without its ending.
    ///   - modules: The modules that GANKit consists of, as the folder of its modules lists them.
    static func from(_ stem: String, besides modules: [String]) -> String {
        let parts = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var name = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        if name.isEmpty { return "MyRecipe" }
        if name.first?.isNumber == true { name = "Recipe" + name }
        let known = Set(modules.map { $0.lowercased() })
        // Files may not tell capital letters from small ones. GANKit's C modules are not in the folder.
        let low = name.lowercased()
        let isTaken =
            taken.contains(low) || words.contains(low) || known.contains(low) || low.hasPrefix("gan")
            || ["ctorch", "cimages", "cpng", "cjpeg", "czlib"].contains(low)
        return isTaken ? name + "Recipe" : name
    }
}

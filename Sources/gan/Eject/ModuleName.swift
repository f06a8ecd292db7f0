import Foundation

/// The name of a package, of its program and of its module, from the name of a recipe's file.
enum ModuleName {
    /// Modules that are in a program already, in small letters: Swift's own, and those that GANKit is made of beside the ones
    /// that begin with GAN.
    private static let taken: Set<String> = [
        "swift", "foundation", "foundationessentials", "dispatch", "glibc", "musl", "darwin", "synchronization",
        "observation", "distributed", "regexbuilder", "testing", "xctest", "packagedescription", "recipe",
        "argumentparser", "argumentparsertoolinfo", "crypto", "cryptoboringwrapper", "cryptoextras", "logging",
        "inmemorylogging", "swiftasn1", "ctorch", "cimages", "cpng", "cjpeg", "czlib", "ccryptoboringssl",
        "ccryptoboringsslshims", "cxkcp", "cxkcpshims",
    ]
    /// Swift's words, once they begin with a capital letter.
    private static let words: Set<String> = ["any", "self", "type", "protocol"]

    /// A name that SwiftPM and the compiler take: `my faces 2` → `MyFaces2`.
    ///
    /// - Parameter stem: The name of the file without its ending.
    static func from(_ stem: String) -> String {
        let parts = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var name = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        if name.isEmpty { return "MyRecipe" }
        if name.first?.isNumber == true { name = "Recipe" + name }
        // Files may not tell capital letters from small ones.
        let low = name.lowercased()
        return taken.contains(low) || words.contains(low) || low.hasPrefix("gan") ? name + "Recipe" : name
    }
}

import Foundation

/// The module maps of the C modules under GANKit.
///
/// A client of a Swift module loads everything that the module was built with, private imports included (SE-0409), so a
/// recipe's compile needs these maps and the headers that they name.
enum ModuleMaps {
    /// The maps that belong to `installation`: written by hand in Sources, made by the build, or installed; one for
    /// each module.
    static func find(for installation: Installation) -> [String] {
        var candidates: [String] = []
        if let checkout = installation.checkout {
            candidates += maps(in: "\(checkout)/Sources", at: "include/module.modulemap")
            candidates += generated(bySwiftBuild: installation.folder)
        }
        candidates += maps(in: installation.folder, at: "module.modulemap", folders: ".build")
        candidates += maps(in: "\(installation.folder)/include", at: "module.modulemap")
        var seen: Set<String> = []
        return candidates.filter { seen.insert(module(of: $0)).inserted }
    }

    private static func maps(in folder: String, at path: String, folders suffix: String = "") -> [String] {
        Files.names(in: folder).filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)/\(path)" }.filter(Files.exists)
    }

    /// `swiftbuild` keeps them apart from its products: `out/Products/Release-linux` and
    /// `out/Intermediates.noindex/GeneratedModuleMaps-linux`.
    private static func generated(bySwiftBuild products: String) -> [String] {
        let intermediates = Files.absolute("\(products)/../../Intermediates.noindex")
        return Files.names(in: intermediates).filter { $0.hasPrefix("GeneratedModuleMaps") }.flatMap { folder in
            Files.names(in: "\(intermediates)/\(folder)").filter { $0.hasSuffix(".modulemap") }
                .map { "\(intermediates)/\(folder)/\($0)" }
        }
    }

    private static func module(of map: String) -> String {
        let words = (Files.text(of: map) ?? "").split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        guard let keyword = words.firstIndex(of: "module"), words.indices.contains(keyword + 1) else { return map }
        return String(words[keyword + 1])
    }
}

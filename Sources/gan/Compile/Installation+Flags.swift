import Foundation

/// How a program is compiled against the library, and linked to it: recipes, packages, and what editors are told.
extension Installation {
    /// The flags for `swiftc`: where modules are, maps of the C modules under them, and the library.
    var flags: [String] {
        var flags = [
            "-I", modules, "-L", folder, "-lGANKitDynamic", "-Xlinker", "-rpath", "-Xlinker", folder,
        ]
        #if os(Linux)
            // Small functions of GANKit are compiled into the recipe, and may call what the recipe itself does not import.
            flags += ["-lFoundation", "-lFoundationEssentials"]
        #endif
        return flags + ModuleMaps.find(for: self).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// What tells this build of GANKit from any other: number, size and time of the library and of the modules.
    var fingerprint: [String] {
        let files = Files.names(in: modules).filter { name in
            name.hasPrefix("GAN") && name.hasSuffix(".swiftmodule") && !name.hasSuffix("Tests.swiftmodule")
        }
        return ([library] + files.map { "\(modules)/\($0)" }).compactMap(Files.fingerprint)
    }
}

import Foundation
import GANBase

/// Where a package takes GANKit from.
enum GANKitSource {
    /// A folder with GANKit's Package.swift, as an absolute path.
    case checkout(String)
    /// A git repository, and the version to begin with.
    case repository(String, version: String)

    /// What the user named, or the checkout that `gan` was built from.
    ///
    /// - Throws: `GANError` with status 64 when none was named and this `gan` is installed without sources; 66 when the
    ///   folder does not hold GANKit.
    init(named: String?, installation: Installation) throws {
        guard let named else {
            guard let checkout = installation.checkout else {
                throw GANError(
                    .usage,
                    "this gan is installed without GANKit's sources, which a package is built with; name a checkout, or the URL of a repository, with --gankit"
                )
            }
            self = .checkout(checkout)
            return
        }
        if named.contains("://") || named.hasPrefix("git@") {
            self = .repository(named, version: GANKitVersion.current)
            return
        }
        guard Files.exists("\(named)/Package.swift"), Files.exists("\(named)/Sources/GANKit") else {
            throw GANError(
                .missingInput, "\(named) is no checkout of GANKit: it holds no Package.swift and no Sources/GANKit")
        }
        self = .checkout(Files.absolute(named))
    }

    /// The line of Package.swift.
    var dependency: String {
        switch self {
        case .checkout(let path): ".package(name: \"GANKit\", path: \(Self.literal(path)))"
        case .repository(let url, let version): ".package(url: \(Self.literal(url)), from: \"\(version)\")"
        }
    }

    /// The name by which products are asked of it.
    var package: String {
        guard case .repository(let url, _) = self else { return "GANKit" }
        let name = url.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? url
        return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
    }

    /// Objects to a package in a folder that SwiftPM would take for GANKit: it tells packages apart by their last folder's
    /// name, whatever its case.
    ///
    /// - Throws: `GANError` with status 64.
    func refuseTheSameName(_ folder: String, remedy: String) throws {
        let own = if case .checkout(let path) = self { Files.name(of: path) } else { package }
        guard Files.name(of: Files.absolute(folder)).lowercased() != own.lowercased() else {
            throw GANError(
                .usage,
                "\(folder) has the name of GANKit's own folder, \(own), by which SwiftPM tells packages apart; \(remedy)"
            )
        }
    }

    /// What it is, in words.
    var words: String {
        switch self {
        case .checkout(let path):
            "GANKit is the checkout in \(path), by its path: on another machine, change it in Package.swift."
        case .repository(let url, let version):
            "GANKit is \(url), from version \(version) on. Outside gan, GAN_TORCH_DIR must name a folder of libtorch when it is built."
        }
    }

    private static func literal(_ text: String) -> String {
        let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}

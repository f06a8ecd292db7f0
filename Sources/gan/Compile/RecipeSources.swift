import Foundation
import GANBase

/// The Swift files of one recipe, as the user named them.
struct RecipeSources: Equatable {
    /// The first thing that the user named, a file or a folder.
    ///
    /// Messages and usage lines speak of it.
    let name: String
    /// The files' paths as the user would write them, the one with `@main` first.
    let files: [String]

    /// The files' absolute paths.
    var absolutePaths: [String] { files.map(Files.absolute) }

    /// The name of the compiled module, which fatal errors show: `Recipe_Faces` when `Faces.swift` has `@main`.
    var moduleName: String {
        let stem = URL(fileURLWithPath: files[0]).deletingPathExtension().lastPathComponent
        let letters = stem.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? Character(scalar) : "_"
        }
        return "Recipe_" + String(letters)
    }

    /// Takes files as they are.
    ///
    /// - Parameters:
    ///   - name: What messages speak of.
    ///   - files: The files, the one with `@main` first; not empty.
    init(name: String, files: [String]) {
        (self.name, self.files) = (name, files)
    }

    /// Reads the names of files, or the name of one folder, and finds the file with `@main`.
    ///
    /// - Throws: `GANError` with status 66 for what does not exist, 65 where `@main` is missing or there twice.
    init(_ names: [String]) throws {
        name = names[0]
        let files = try names.flatMap(Self.files(named:))
        for (index, file) in files.enumerated()
        where files[..<index].contains(where: { Files.absolute($0) == Files.absolute(file) }) {
            throw GANError(.usage, "\(file) is named twice")
        }
        let starts = try files.filter(Self.marksMain)
        guard let start = starts.first else {
            let place = files.count == 1 ? files[0] : "none of the \(files.count) files of \(name)"
            throw GANError(
                .badData,
                "\(place) has \(files.count == 1 ? "no " : "")@main; a recipe is a struct marked @main that conforms to Recipe"
            )
        }
        guard starts.count == 1 else {
            throw GANError(
                .badData,
                "\(starts.joined(separator: " and ")) both have @main; name the one to run, and the files that it needs"
            )
        }
        self.files = [start] + files.filter { $0 != start }
    }

    /// Whether a file has `@main`.
    ///
    /// - Throws: `GANError` with status 66 when it cannot be read.
    static func marksMain(_ file: String) throws -> Bool {
        guard let text = Files.text(of: file) else {
            throw GANError(.missingInput, "cannot read \(file): \(String(cString: strerror(errno)))")
        }
        return SwiftText.marksMain(text)
    }

    /// The Swift files that a name stands for: a file, or all of a folder.
    ///
    /// - Throws: `GANError` with status 66 for what does not exist, 64 for a file that is not Swift.
    static func files(named name: String) throws -> [String] {
        guard Files.exists(name) else {
            let meant = likely(name).map { "; did you mean \($0)?" } ?? ""
            throw GANError(.missingInput, "\(name) does not exist\(meant)")
        }
        guard Files.isFolder(name) else {
            guard name.hasSuffix(".swift") else {
                throw GANError(.usage, "\(name) is not a recipe; a recipe is a .swift file")
            }
            return [name]
        }
        let base = name.hasSuffix("/") ? String(name.dropLast()) : name
        let inside = Files.names(in: name).filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") }
        guard !inside.isEmpty else {
            throw GANError(.missingInput, "\(name) holds no .swift file and no Package.swift")
        }
        return inside.map { "\(base)/\($0)" }
    }

    /// A recipe whose name differs in its ending, or in large and small letters: in the folder, or one that comes with
    /// GANKit.
    private static func likely(_ name: String) -> String? {
        let folder = name.contains("/") ? Files.folder(of: name) : "."
        let wanted = Files.name(of: name).lowercased()
        func isMeant(_ file: String) -> Bool { [wanted, wanted + ".swift"].contains(file.lowercased()) }
        if let found = Files.names(in: folder).first(where: isMeant) {
            return name.contains("/") ? "\(folder)/\(found)" : found
        }
        guard let shipped = try? Installation.find(environment: ProcessInfo.processInfo.environment).recipes else {
            return nil
        }
        return Files.names(in: shipped).first(where: isMeant).map { "\(shipped)/\($0)" }
    }
}

import Foundation

/// Pictures for the tests of `gan data`.
enum DataFolder {
    /// The folder of the pictures that the tests of the decoders have; damaged ones are in another beside it.
    static let fixtures =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/DataTests/Fixtures"

    /// Copies pictures.
    ///
    /// - Parameters:
    ///   - files: Where each goes in the folder, and which one it is.
    ///   - folder: The folder.
    static func copy(_ files: [(place: String, name: String)], to folder: TemporaryFolder) throws {
        for file in files {
            let target = URL(fileURLWithPath: "\(folder.path)/\(file.place)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            let source = ["\(fixtures)/\(file.name)", "\(fixtures)/../HostileFixtures/\(file.name)"]
                .first(where: FileManager.default.fileExists)
            try FileManager.default.copyItem(atPath: source ?? file.name, toPath: target.path)
        }
    }

    /// Copies one picture of each kind: RGB, grey, CMYK, palette, transparent and 16 bits, in JPEG and PNG, in the folder
    /// `faces`.
    static func copyKinds(to folder: TemporaryFolder) throws {
        try copy(
            [
                ("faces/bob/1.jpg", "colour.jpg"), ("faces/bob/2.jpg", "progressive.jpg"),
                ("faces/bob/3.jpg", "cmyk.jpg"), ("faces/bob/4.jpg", "grey.jpg"),
                ("faces/eve/1.png", "colour.png"), ("faces/eve/2.png", "alpha.png"), ("faces/eve/3.png", "palette.png"),
                ("faces/eve/4.png", "deep.png"), ("faces/eve/5.png", "interlaced.png"),
            ], to: folder)
    }

    /// The object that a program printed.
    static func object(_ text: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }
}

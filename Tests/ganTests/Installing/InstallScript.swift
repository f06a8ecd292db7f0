import Foundation

/// `Scripts/install`, which installs what was built together with these tests.
enum InstallScript {
    /// The checkout.
    static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// Where the script is.
    static let path = checkout + "/Scripts/install"

    /// The folder of what was built.
    static let built = URL(fileURLWithPath: GanProcess.executable).deletingLastPathComponent().path

    /// Runs it.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, _ variables: [String: String] = [:],
        startedBy starter: [String] = [], whileRunning: ((Int32) throws -> Void)? = nil
    ) throws -> GanProcess {
        try GanProcess(
            arguments, in: folder, variables, startedBy: starter, program: path, whileRunning: whileRunning)
    }

    /// All files and links below a folder, hidden ones too, as paths relative to it.
    static func files(in folder: String) throws -> [String] {
        let manager = FileManager.default
        return try manager.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder: ObjCBool = false
            return !(manager.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && isFolder.boolValue)
        }.sorted()
    }

    /// A build folder with little in it: the script copies, and does not look inside.
    ///
    /// - Parameter gan: What its `gan` does before it says which version it is.
    static func smallBuild(in folder: TemporaryFolder, gan: String = "") throws -> String {
        try folder.write("built/gan", "#!/bin/sh\n\(gan)\necho 'gan 1.2.3'", mode: 0o755)
        for name in ["gan-worker", "libGANKitDynamic.so", "libGANKitDynamic.dylib", "Modules/GANKit.swiftmodule"] {
            try folder.write("built/\(name)", "\(name) Swift version 1.2 (swift-1.2)\n")
        }
        return folder.path + "/built"
    }
}

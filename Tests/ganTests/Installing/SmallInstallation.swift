import Foundation

/// An installation in `x` of a build and a libtorch with little in them, which takes a fraction of a second.
struct SmallInstallation {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try InstallScript.smallBuild(in: folder)
        try folder.write("torch/lib/libtorch.so", "libtorch")
        try require(install())
    }

    /// The folder that it is in.
    var prefix: String { folder.path + "/x" }

    /// Its files.
    var files: [String] { get throws { try InstallScript.files(in: prefix) } }

    /// Installs again.
    func install(startedBy starter: [String] = []) throws -> GanProcess {
        try InstallScript.run(
            ["--prefix", "x", "--built", "built"], in: folder, ["GAN_TORCH_DIR": folder.path + "/torch"],
            startedBy: starter)
    }

    /// Runs its own script for that.
    func uninstall(startedBy starter: [String] = []) throws -> GanProcess {
        try GanProcess([], in: folder, startedBy: starter, program: prefix + "/lib/gan/uninstall")
    }

    /// Puts a link in the place of what is there.
    func link(_ path: String, to target: String) throws {
        try? FileManager.default.removeItem(atPath: folder.path + "/" + path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/" + path, withDestinationPath: folder.path + "/" + target)
    }

    /// Renames a file or folder.
    func rename(_ path: String, to target: String) throws {
        try FileManager.default.moveItem(atPath: folder.path + "/" + path, toPath: folder.path + "/" + target)
    }

    private func require(_ script: GanProcess) throws {
        guard script.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["script": script.errors]) }
    }
}

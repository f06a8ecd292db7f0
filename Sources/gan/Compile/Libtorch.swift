import Foundation
import GANBase

/// The check that libtorch is there before a program that needs it takes over.
enum Libtorch {
    #if canImport(Darwin)
        private static let file = "libtorch_cpu.dylib"
    #else
        private static let file = "libtorch_cpu.so"
    #endif

    /// Stops in words where libtorch is missing; the loader alone would say no more than a file name.
    ///
    /// Looking at the usual places costs nothing. Only when they are all empty is the worker started, to be sure.
    ///
    /// - Throws: `GANError` with status 66 when libtorch does not load.
    static func require(for installation: Installation, environment: [String: String]) throws {
        if folder(for: installation, environment: environment) != nil { return }
        let answer = try WorkerAnswer.ask(installation)
        guard answer.status == 0 else {
            throw GANError(
                .missingInput, "libtorch does not load: \(answer.words)\n     To mend it: \(remedy(for: installation))")
        }
    }

    /// The folder of libtorch, if it is in one of the usual places.
    static func folder(for installation: Installation, environment: [String: String]) -> String? {
        var folders = ["\(installation.folder)/torch", "\(installation.folder)/../lib/gan/torch"]
        if let checkout = installation.checkout { folders.append("\(checkout)/.torch") }
        if let chosen = environment["GAN_TORCH_DIR"] { folders.append(chosen) }
        return folders.first { Files.exists("\($0)/lib/\(file)") }.map(Files.absolute)
    }

    /// How to get libtorch.
    static func remedy(for installation: Installation) -> String {
        if let installed = installation.installed { return installed.remedy }
        let setup = installation.checkout.map { "\($0)/Scripts/setup" } ?? "Scripts/setup of GANKit's sources"
        return "run \(setup), or set GAN_TORCH_DIR to a folder of libtorch and build GANKit again"
    }
}

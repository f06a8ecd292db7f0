import ArgumentParser
import Foundation
import GANBase

/// `gan test`: runs the tests of a package.
struct TestPackage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests of a package, such as the laws of its plugins.",
        usage: "gan test <package folder> [<options of swift test>]",
        discussion: """
            Does what 'swift test' does. Where the package depends on the checkout that gan was built from, GANKit and \
            GANTesting are taken as they are built already, in seconds; 'swift test' by itself compiles them, in minutes.

            Examples:
              gan test Tails
              gan test Tails --filter loss
            """)

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("A package folder; then options of swift test.", valueName: "package"))
    var words: [String] = []

    func validate() throws { try RecipeLaunch.checkFirst(of: words, example: "Tails") }

    func run() throws {
        guard RecipePackage.isPackage(words[0]) else {
            throw GANError(
                .missingInput,
                "\(words[0]) is not the folder of a package: it holds no Package.swift ('gan new --package' writes one)"
            )
        }
        let environment = ProcessInfo.processInfo.environment
        try RecipePackage(name: words[0], product: nil, environment: environment).test(Array(words.dropFirst()))
    }
}

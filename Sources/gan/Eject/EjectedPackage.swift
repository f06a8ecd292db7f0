import Foundation
import GANBase

/// A package that a recipe becomes: the same files, with what SwiftPM needs around them.
struct EjectedPackage {
    /// The package, its program and its module.
    let name: String
    /// Where GANKit comes from.
    let gankit: GANKitSource
    /// The recipe's files, the one with `@main` first.
    let files: [String]
    /// The recipe's type, where its plan can be tested.
    let testedType: String?

    /// The files to write, by their paths in the package.
    ///
    /// - Throws: `GANError` with status 65 when two files have one name, 66 when one cannot be read.
    func contents() throws -> [(path: String, bytes: Data)] {
        var contents = [
            ("Package.swift", Data(manifest.utf8)), (".gitignore", Data(PackageFolder.ignored.utf8)),
        ]
        for file in files {
            guard let bytes = Files.bytes(of: file) else {
                throw GANError(.missingInput, "cannot read \(file): \(String(cString: strerror(errno)))")
            }
            // Of a file main.swift the compiler expects statements, and no @main.
            let own = Files.name(of: file) == "main.swift" ? "\(name).swift" : Files.name(of: file)
            contents.append(("Sources/\(name)/\(own)", bytes))
        }
        let paths = contents.map { $0.0.lowercased() }
        if let twice = contents.indices.first(where: { paths[..<$0].contains(paths[$0]) }) {
            throw GANError(
                .badData, "two files would be \(contents[twice].0) in the package; give one of them another name")
        }
        if let tests { contents.append(("Tests/\(name)Tests/\(name)Tests.swift", Data(tests.utf8))) }
        return contents
    }

    private var manifest: String {
        let tests =
            testedType == nil
            ? ""
            : """

                    .testTarget(
                        name: "\(name)Tests",
                        dependencies: ["\(name)", .product(name: "GANTesting", package: "\(gankit.package)")]),
            """
        return """
            // swift-tools-version: 6.2
            import PackageDescription

            let package = Package(
                name: "\(name)",
                platforms: [.macOS(.v15)],
                dependencies: [
                    \(gankit.dependency)
                ],
                targets: [
                    .executableTarget(
                        name: "\(name)", dependencies: [.product(name: "GANKit", package: "\(gankit.package)")]),\(tests)
                ],
                swiftLanguageModes: [.v6]
            )

            """
    }

    private var tests: String? {
        testedType.map { type in
            """
            import GANKit
            import GANTesting
            import Testing

            @testable import \(name)

            /// What GANKit asks of every loss, penalty and sampler, asked of those in the recipe's plan.
            @Suite struct \(name)Tests {
                @Test func laws() throws {
                    let plan = try \(type).parse([]).plan
                    try checkLaws(of: plan.loss)
                    for case let penalty as any Penalty in plan.constraints {
                        try checkLaws(of: penalty)
                    }
                    for case let penalty as any GradientNormPenalty in plan.constraints {
                        try checkLaws(of: penalty.sampler)
                    }
                }
            }

            """
        }
    }
}

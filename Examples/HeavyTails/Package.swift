// swift-tools-version: 6.2
import PackageDescription

// Somebody else's plugins: a package of its own that depends on GANKit. Outside this repository the dependency is
// .package(url: "https://github.com/…/GANKit", from: "0.1.0").
let package = Package(
    name: "HeavyTails",
    products: [.library(name: "HeavyTails", targets: ["HeavyTails"])],
    dependencies: [.package(name: "GANKit", path: "../..")],
    targets: [
        .target(name: "HeavyTails", dependencies: [.product(name: "GANKit", package: "GANKit")]),
        .testTarget(
            name: "HeavyTailsTests",
            dependencies: ["HeavyTails", .product(name: "GANTesting", package: "GANKit")]),
    ],
    swiftLanguageModes: [.v6]
)

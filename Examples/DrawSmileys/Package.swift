// swift-tools-version: 6.2
import PackageDescription

// Somebody else's program that uses a generator which was trained and exported elsewhere. Outside this repository the
// dependency is .package(url: "https://github.com/…/GANKit", from: "0.1.0").
let package = Package(
    name: "DrawSmileys",
    dependencies: [.package(name: "GANKit", path: "../..")],
    targets: [
        .executableTarget(name: "DrawSmileys", dependencies: [.product(name: "GANKit", package: "GANKit")]),
        .testTarget(
            name: "DrawSmileysTests", dependencies: ["DrawSmileys", .product(name: "GANKit", package: "GANKit")]),
    ],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

/// The folder of libtorch, which holds `include` and `lib`.
///
/// `Scripts/setup` makes the link `.torch`; set GAN_TORCH_DIR to use another copy.
let torch = Context.environment["GAN_TORCH_DIR"] ?? "\(Context.packageDirectory)/.torch"

// The standard stands here and not in the package: there it would also be given to C modules when their symbols are extracted for the
// documentation, which fails (Swift 6.3).
let torchHeaders: [CXXSetting] = [
    .unsafeFlags([
        "-std=c++20",
        "-isystem", "\(torch)/include",
        "-isystem", "\(torch)/include/torch/csrc/api/include",
        "-fvisibility=hidden",
        "-Wall", "-Wextra", "-Werror",
    ])
]

let torchLibraries: [LinkerSetting] = [
    .unsafeFlags([
        "-L\(torch)/lib",
        "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/torch/lib",
        "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/gan/torch/lib",
        "-Xlinker", "-rpath", "-Xlinker", "\(torch)/lib",
    ]),
    .unsafeFlags(["-Xlinker", "--no-as-needed"], .when(platforms: [.linux])),
    .linkedLibrary("torch"), .linkedLibrary("torch_cpu"), .linkedLibrary("c10"),
]

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let loggingInMemory: Target.Dependency = .product(name: "InMemoryLogging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

// Tools version 6.2: packages of an earlier one may not be depended on by version when they use unsafe flags, as this one does.
let package = Package(
    name: "GANKit",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "GANKit", targets: ["GANKit"]),
        .library(name: "GANKitDynamic", type: .dynamic, targets: ["GANKit", "GANTesting"]),
        .library(name: "GANTesting", targets: ["GANTesting"]),
        .executable(name: "gan", targets: ["gan"]),
        .executable(name: "gan-worker", targets: ["gan-worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        // Only for `swift package generate-documentation`; no target depends on it.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CTorch", cxxSettings: torchHeaders, linkerSettings: torchLibraries),
        .target(
            name: "CImages", dependencies: ["CPNG", "CJPEG", "CZlib"],
            cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]),

        .target(name: "GANBase", path: "Sources/Base"),
        .target(name: "GANTensors", dependencies: ["CTorch", "GANBase"], path: "Sources/Tensors"),
        .target(name: "GANNetworks", dependencies: ["GANTensors", "GANBase"], path: "Sources/Networks"),
        .target(name: "GANLosses", dependencies: ["GANBase", "GANTensors"], path: "Sources/Losses"),
        .target(
            name: "GANConstraints", dependencies: ["GANBase", "GANTensors", "GANNetworks"], path: "Sources/Constraints"),
        .target(
            name: "GANData", dependencies: ["CImages", "GANBase", "GANTensors", crypto, logging],
            path: "Sources/Data"),
        .target(
            name: "GANMetrics", dependencies: ["GANBase", "GANTensors", crypto], path: "Sources/Metrics"),
        // The files of runs, and pages about them; free of torch, because gan reads them.
        .target(name: "GANRuns", dependencies: ["GANBase"], path: "Sources/Runs"),
        .target(name: "GANReports", dependencies: ["GANBase", "GANRuns"], path: "Sources/Reports"),
        .target(
            name: "GANKit",
            dependencies: [
                "GANBase", "GANTensors", "GANNetworks", "GANLosses", "GANConstraints", "GANData", "GANMetrics",
                "GANRuns",
                "GANReports", "GANCommandOptions", argumentParser, crypto, logging,
            ]),
        .target(name: "GANTesting", dependencies: ["GANKit"]),
        // What gan explains and gan-worker obeys; free of torch.
        .target(name: "GANCommandOptions", dependencies: ["GANBase", argumentParser], path: "Sources/CommandOptions"),
        .executableTarget(
            name: "gan",
            dependencies: ["GANBase", "GANCommandOptions", "GANRuns", "GANReports", argumentParser, crypto]),
        .executableTarget(
            name: "gan-worker", dependencies: ["GANKit", "GANCommandOptions", argumentParser, crypto, logging]),

        // What several of the tests need.
        .target(
            name: "GANTestSupport", dependencies: ["GANBase", "GANRuns", logging, loggingInMemory],
            path: "Tests/Support"),
        .testTarget(name: "GANTensorsTests", dependencies: ["GANTensors", "CTorch"], path: "Tests/TensorsTests"),
        .testTarget(
            name: "GANDataTests",
            dependencies: ["GANData", "GANTensors", "GANBase", "GANTestSupport", logging],
            path: "Tests/DataTests",
            exclude: ["Fixtures", "HostileFixtures"]),
        .testTarget(
            name: "GANNetworksTests", dependencies: ["GANNetworks", "GANTensors"], path: "Tests/NetworksTests"),
        .testTarget(
            name: "GANConstraintsTests", dependencies: ["GANConstraints", "GANLosses", "GANTensors"],
            path: "Tests/ConstraintsTests"),
        .testTarget(
            name: "GANMetricsTests", dependencies: ["GANMetrics", "GANTensors", "GANBase", "GANTestSupport"],
            path: "Tests/MetricsTests"),
        .testTarget(
            name: "GANRunsTests", dependencies: ["GANRuns", "GANBase", "GANTestSupport"], path: "Tests/RunsTests"),
        .testTarget(
            name: "GANReportsTests", dependencies: ["GANReports", "GANRuns", "GANBase", "GANTestSupport"],
            path: "Tests/ReportsTests"),
        .testTarget(name: "GANLossesTests", dependencies: ["GANLosses", "GANTensors"], path: "Tests/LossesTests"),
        .testTarget(
            name: "GANKitTests", dependencies: ["GANKit", "GANNetworks", "GANTestSupport", logging],
            exclude: ["Fixtures"]),
        .testTarget(name: "GANTestingTests", dependencies: ["GANTesting", "GANKit", "GANTestSupport"]),
        .testTarget(
            name: "ganTests", dependencies: ["gan", "GANBase", "GANRuns", "GANTestSupport"], exclude: ["Snapshots"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .binary, .plugin].contains(target.type) && !target.name.hasPrefix("C") {
    target.swiftSettings = (target.swiftSettings ?? []) + swiftSettings
}

// `gan run PACKAGE` and `gan test PACKAGE` build a package that depends on this checkout against the library and the modules that gan itself uses, and hand them to
// the compiler: then there is nothing of GANKit to compile, in seconds instead of minutes.
if Context.environment["GAN_PREBUILT"] == "1" {
    package.products = ["GANKit", "GANKitDynamic", "GANTesting"].map { .library(name: $0, targets: ["GANKitPrebuilt"]) }
    package.dependencies = []
    package.targets = [.target(name: "GANKitPrebuilt", path: "Sources/Prebuilt")]
}

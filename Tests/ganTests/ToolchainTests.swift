import Foundation
import Testing

@testable import gan

/// What `gan` knows about compilers and libraries.
@Suite struct ToolchainTests {
    /// A note is good for as long as none of the files changes.
    @Test func remembers() throws {
        let folder = try TemporaryFolder()
        let memory = Memory(root: folder.path)
        let file = try folder.write("file", "1")
        var calls = 0
        func ask(_ files: [String]) -> String {
            memory.value("answer", of: files) {
                calls += 1
                return "answer \(calls)\nwith two lines"
            }
        }
        #expect(ask([file]) == "answer 1\nwith two lines")
        #expect(ask([file]) == "answer 1\nwith two lines")
        #expect(ask([file, folder.path + "/missing"]) == "answer 2\nwith two lines")
        try folder.write("file", "22")
        #expect(ask([file]) == "answer 3\nwith two lines")
    }

    @Test(arguments: [
        ("Swift version 6.3.1 (swift-6.3.1-RELEASE)", "Swift version 6.3.1 (swift-6.3.1-RELEASE)"),
        (
            "swift-driver version: 1.127 Apple Swift version 6.2 (swiftlang-6.2.0.1)",
            "Swift version 6.2 (swiftlang-6.2.0.1)"
        ),
    ])
    func shortVersion(text: String, short: String) { #expect(CompilerHint.short(text) == short) }

    /// One map for each module, though sources, build folder and installed copy may all have one.
    @Test func moduleMaps() throws {
        let folder = try TemporaryFolder()
        for name in ["libGANKitDynamic.so", "libGANKitDynamic.dylib", "modules/GANKit.swiftmodule"] {
            try folder.write("home/\(name)", "")
        }
        try folder.write("home/COne.build/module.modulemap", "module COne { umbrella \"/x\" }")
        try folder.write("home/include/COne/module.modulemap", "module COne [system] { header \"one.h\" }")
        try folder.write("home/include/CTwo/module.modulemap", "module CTwo { header \"two.h\" }")
        let home = try Installation.find(environment: ["GAN_HOME": folder.path + "/home"])
        let maps = ModuleMaps.find(for: home).map { $0.dropFirst(home.folder.count) }
        #expect(maps == ["/COne.build/module.modulemap", "/include/CTwo/module.modulemap"])
    }
}

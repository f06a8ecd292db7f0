import Foundation
import GANBase
import Testing

/// Opening files in a folder that somebody else may have filled.
struct RegularFileTests {
    /// A folder with a private file, and with everything that is no regular file.
    private func hostile() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Array("private".utf8), to: "private")
        for (name, target) in [("link", "private"), ("zero", "/dev/zero"), ("gone", "nowhere")] {
            try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
        }
        try #require(mkfifo(folder.path + "/pipe", 0o600) == 0)
        try WholeFile.makeFolder(folder.path + "/folder")
        return folder
    }

    @Test(
        "links, pipes, devices and folders are refused in words, for reading and for writing, and never waited for",
        arguments: [
            ("link", "is a link to private"), ("zero", "is a link to /dev/zero"), ("gone", "is a link to nowhere"),
            ("pipe", "is a pipe"), ("folder", "is a folder"), ("/dev/zero", "is a device"),
        ])
    func strangers(name: String, words: String) throws {
        let folder = try hostile()
        let path = name.hasPrefix("/") ? name : "\(folder.path)/\(name)"
        let reading = failure { try RegularFile(path) }
        #expect(reading.status == .badData)
        #expect(reading.message.hasPrefix("\(path) \(words), where a file of its own belongs"), "\(reading)")
        #expect(failure { try RegularFile.contents(of: path, atMost: 1_000) } == reading)
        for writing in [RegularFile.Writing.inPlace, .atEnd, .anew, .onlyNew] {
            let error = failure { try RegularFile.open(path, writing) }
            #expect(error == GANError(.cannotWrite, reading.message))
        }
        #expect(try RegularFile(folder.path + "/private").contents(atMost: 7) == Data("private".utf8))
    }

    @Test("what is not there is missing; a file that a user named may be a link; a limit is one")
    func reading() throws {
        let folder = try hostile()
        #expect(try RegularFile.contents(of: folder.path + "/nothing", atMost: 1) == nil)
        #expect(failure { try RegularFile(folder.path + "/nothing") }.status == .missingInput)
        let linked = try RegularFile(folder.path + "/link", followsLinks: true)
        #expect(linked.size == 7)
        #expect(try linked.read(at: 3, atMost: 100) == Data("vate".utf8))
        #expect(try linked.contents(atMost: 7) == Data("private".utf8))
        #expect(failure { try RegularFile(folder.path + "/pipe", followsLinks: true) }.status == .badData)
        let large = failure { try linked.contents(atMost: 6) }
        #expect(large.status == .badData)
        #expect(large.message.hasSuffix("has 7 bytes, and no such file has more than 6"))
        // What is appended later was not there when it was opened.
        try folder.write(Array("private and more".utf8), to: "grown")
        let grown = try RegularFile(folder.path + "/grown")
        try #require(truncate(folder.path + "/grown", 1 << 30) == 0)
        #expect(try grown.contents(atMost: 16) == Data("private and more".utf8))
    }

    @Test("writing: in place, at the end, anew, and only where there is nothing")
    func writing() throws {
        let folder = try TemporaryFolder()
        func write(_ writing: RegularFile.Writing) throws -> String {
            let descriptor = try RegularFile.open(folder.path + "/file", writing)
            defer { close(descriptor) }
            #expect(Foundation.write(descriptor, "ab", 2) == 2)
            return try String(contentsOfFile: folder.path + "/file", encoding: .utf8)
        }
        #expect(try write(.onlyNew) == "ab")
        #expect(failure { try RegularFile.open(folder.path + "/file", .onlyNew) }.status == .cannotWrite)
        #expect(try write(.atEnd) == "abab")
        #expect(try write(.inPlace) == "abab")
        #expect(try write(.anew) == "ab")
    }

    @Test("a folder for temporary files is nobody's before, its owner's alone, and gone afterwards")
    func temporaryFolder() throws {
        let paths = try (0..<2).map { _ in
            let folder = try GANBase.TemporaryFolder("gan-test")
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            #expect((folder.path as NSString).lastPathComponent.hasPrefix("gan-test-"))
            return folder.path
        }
        #expect(Set(paths).count == 2)
        #expect(!paths.contains { FileManager.default.fileExists(atPath: $0) })
    }
}

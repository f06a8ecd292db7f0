import Foundation
import GANBase
import Testing

struct AsideFileTests {
    private func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func nameAppearsWithTheWholeFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        try folder.write([9], to: "file")
        let file = try AsideFile(path)
        let large = [UInt8](repeating: 7, count: 3 << 20)
        for piece in [[1, 2], large, [], [3]] { try file.write(piece) }
        #expect(file.count == large.count + 3)
        try file.close(synced: true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([9]))
        try file.commit()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2] + large + [3]))
        #expect(try names(folder) == ["file"])
    }

    @Test(arguments: [true, false])
    func nothingIsLeftOfWhatWasGivenUp(closed: Bool) throws {
        let folder = try TemporaryFolder()
        do {
            let file = try AsideFile(folder.path + "/file")
            try file.write([1, 2, 3])
            if closed { try file.close() }
            #expect(try names(folder).count == 1)
        }
        #expect(try names(folder) == [])
    }

    @Test("a link that somebody planted beside it is not written through")
    func plantedLink() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "private")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/file.\(getpid()).part", withDestinationPath: "private")
        try WholeFile.write(Data([2]), to: folder.path + "/file")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/private")) == Data([1]))
        // Nobody can plant one under the names that are really used.
        let names = (0..<100).map { _ in AsideName.beside("file") }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("file.\(getpid()).") && $0.hasSuffix(AsideName.suffix) })
    }

    @Test func whatCannotBeWrittenIsExplained() throws {
        let error = failure { try AsideFile("/proc/file") }
        #expect(error.status == .cannotWrite)
        #expect(error.message.hasPrefix("cannot write /proc/file: "))
    }
}

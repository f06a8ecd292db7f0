import Foundation
import GANBase
import Testing

@testable import GANData

struct SmileyFilesTests {
    private func draw(_ folder: String, count: Int = 7, seed: UInt64 = 0, threads: Int = 2) throws {
        try SmileyFiles(size: ImageSize(side: 16), count: count, seed: seed).write(to: folder, threads: threads) { _ in
        }
    }

    private func contents(_ folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            contents[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        }
        return contents
    }

    @Test func facesDependOnNumberAndSeedAlone() throws {
        let folder = try TemporaryFolder()
        try draw(folder.path + "/a")
        try draw(folder.path + "/b", threads: 5)
        try draw(folder.path + "/c", seed: 1)
        let first = try contents(folder.path + "/a")
        #expect(first.keys.sorted() == (0..<7).map { "0000\($0).png" })
        #expect(try contents(folder.path + "/b") == first)
        let other = try contents(folder.path + "/c")
        #expect(first.allSatisfy { $1 != other[$0] })
        // Seed 0 is what `.smileys()` trains on.
        let face = try DecodedImage(decoding: Array(#require(first["00003.png"])))
        #expect(try face == SmileyDrawing(Smiley(index: 3), size: ImageSize(side: 16)).image())
    }

    @Test func emptyFolderIsUsedAndAFullOneIsNot() throws {
        let folder = try TemporaryFolder()
        let place = folder.path + "/out"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try draw(place)
        #expect(try contents(place).count == 7)
        #expect(
            failure { try draw(place) }.message == "\(place) is there already and is no empty folder; name a new one")
        try folder.write([1], to: "file")
        #expect(failure { try draw(folder.path + "/file") }.status == .cannotWrite)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["file", "out"])
    }

    @Test func nothingIsLeftOfADrawingThatWasStopped() throws {
        let folder = try TemporaryFolder()
        let files = try SmileyFiles(size: ImageSize(side: 16), count: 50, seed: 0)
        let error = failure {
            try files.write(to: folder.path + "/out", threads: 2) { _ in throw GANError(.interrupted, "interrupted") }
        }
        #expect(error.status == .interrupted)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: [(7, 1), (513, 1), (32, 0), (32, 100_001)])
    func impossibleNumbers(side: Int, count: Int) {
        #expect(failure { try SmileyFiles(size: ImageSize(side: side), count: count, seed: 0) }.status == .usage)
    }
}

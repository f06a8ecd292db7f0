import Foundation
import GANBase
import GANData
import Testing

struct ImageSurveyTests {
    /// Pictures of several kinds, two broken ones, and a text that calls itself a picture.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, place) in [
            ("colour.jpg", "cats/1.jpg"), ("progressive.jpg", "cats/2.jpg"), ("grey.png", "dogs/1.png"),
            ("truncated.jpg", "dogs/2.jpg"), ("badcrc.png", "dogs/3.png"),
        ] {
            try folder.write(fixture(name), to: place)
        }
        try folder.write(PNGFile.encode(numbered(1, side: 40)), to: "large.png")
        try folder.write(Array("no picture".utf8), to: "text.jpg")
        return folder
    }

    private func survey(_ path: String, effort: ImageFinding.Effort, threads: Int = 2) throws -> ImageSurvey {
        let collection = try #require(
            try ImageFolder(path, labelledByFolder: true).open() as? any EncodedImageCollection)
        return try ImageSurvey(of: collection, effort: effort, threads: threads)
    }

    @Test(arguments: [1, 3])
    func everythingIsCounted(threads: Int) throws {
        let folder = try folder()
        let survey = try survey(folder.path, effort: .pixels, threads: threads)
        #expect(survey.readable == [0, 1, 2, 5])
        #expect(survey.formats == [.jpeg: 2, .png: 2])
        #expect(survey.progressive == [.jpeg: 1])
        #expect(survey.colorTypes == ["RGB": 3, "grey": 1])
        #expect(survey.classes == [0: 2, 1: 1])
        #expect(survey.unlabelled == 1)
        #expect(survey.smallest == survey.median && survey.smallest?.width == 17)
        #expect(survey.largest?.width == 40)
        #expect(survey.unreadable.map(\.name) == ["text.jpg", "dogs/2.jpg", "dogs/3.png"])
        let files = try ["colour.jpg", "progressive.jpg", "grey.png"].reduce(0) { try $0 + fixture($1).count }
        #expect(try survey.byteCount == files + PNGFile.encode(numbered(1, side: 40)).count)
    }

    /// A truncated picture has a whole header.
    @Test func headersAloneHideDamageBehindThem() throws {
        let folder = try folder()
        let whole = try survey(folder.path, effort: .pixels)
        let quick = try survey(folder.path, effort: .header)
        #expect(quick.readable == [0, 1, 2, 3, 4, 5])
        #expect(quick.unreadable.map(\.name) == ["text.jpg"])
        #expect(quick.byteCount > whole.byteCount)
    }

    /// Wherever a file is cut or changed, looking it over finds the damage if decoding does.
    @Test(arguments: ["photo.jpg", "progressive.jpg", "cmyk.jpg", "colour.png"])
    func damageIsFoundWhereverDecodingFindsIt(name: String) throws {
        let whole = try fixture(name)
        let folder = try TemporaryFolder()
        for number in 1..<40 {
            let place = whole.count * number / 40
            try folder.write(Array(whole[..<place]), to: "cut/\(100 + number)")
            try folder.write(
                whole[..<place] + [whole[place] ^ 0x55] + whole[(place + 1)...], to: "wrong/\(100 + number)")
        }
        let collection = try ImageFolder(folder.path).openEncoded()
        let survey = try ImageSurvey(of: collection, effort: .pixels, threads: 2)
        let readable = (0..<collection.count).filter { (try? collection.image(at: $0)) != nil }
        #expect(survey.readable == readable)
        #expect(survey.readable.count < collection.count)
    }

    /// A header that begins behind a long comment is beyond the first bytes.
    @Test func headerFarInsideTheFile() throws {
        let folder = try TemporaryFolder()
        let file = try fixture("colour.jpg")
        let comment: [UInt8] = [0xFF, 0xFE, 0xFF, 0xFF] + [UInt8](repeating: 32, count: 0xFFFD)
        try folder.write(Array(file[..<2]) + comment + comment + file[2...], to: "a.jpg")
        let survey = try survey(folder.path, effort: .header)
        #expect(survey.readable == [0])
        #expect(survey.largest?.height == 11)
    }

    @Test(arguments: ["plain.zip", "zip64.zip", "gnu.tar", "shard-{00..02}.tar"])
    func archives(name: String) throws {
        let collection = try #require(
            try ImagePath(fixturePath("archives/" + name)).open() as? any EncodedImageCollection)
        let whole = try ImageSurvey(of: collection, effort: .pixels, threads: 2)
        let quick = try ImageSurvey(of: collection, effort: .header, threads: 2)
        #expect(whole.readable.count == collection.count)
        #expect(quick.readable == whole.readable)
        #expect(quick.byteCount == whole.byteCount)
        #expect(quick.colorTypes == whole.colorTypes)
    }

    @Test func progressAddsUpAndCanStop() throws {
        let folder = try folder()
        let collection = try ImageFolder(folder.path).openEncoded()
        var sum = 0
        _ = try ImageSurvey(of: collection, effort: .pixels, threads: 2) { sum += $0 }
        #expect(sum == collection.count)
        let stopped = failure {
            try ImageSurvey(of: collection, effort: .pixels, threads: 2) { _ in
                throw GANError(.interrupted, "interrupted")
            }
        }
        #expect(stopped.status == .interrupted)
    }

    @Test func folderLabelsAreNotForArchives() {
        let path = fixturePath("archives/plain.zip")
        #expect(failure { try ImagePath(path, labelledByFolder: true).open() }.status == .usage)
    }

    @Test func classesOfFoldersHaveNames() throws {
        let folder = try folder()
        #expect(try ImagePath(folder.path, labelledByFolder: true).open().classNames == ["cats", "dogs"])
        #expect(try ImagePath(folder.path).open().classNames.isEmpty)
    }
}

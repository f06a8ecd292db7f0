import Foundation
import GANBase
import GANData
import Testing

struct ImageFolderTests {
    @Test func picturesAreFoundByContentAtAnyDepthInTheOrderOfTheirBytes() throws {
        let folder = try TemporaryFolder()
        let (jpeg, png) = (try fixture("grey.jpg"), try fixture("grey.png"))
        try folder.write(png, to: "b/c/deep.txt")
        try folder.write(jpeg, to: "a.png")
        try folder.write(png, to: "b/no ending")
        try folder.write(jpeg, to: "B.jpg")
        try folder.write(jpeg, to: "b.jpg")
        try folder.write(png, to: "é/ü.png")
        try folder.write(png, to: ".hidden.png")
        try folder.write(png, to: ".hidden/shown.png")
        try folder.write(Array("notes".utf8), to: "notes.txt")
        let collection = try ImageFolder(folder.path).openEncoded()
        let names = (0..<collection.count).map { collection.name(at: $0) }
        #expect(names == ["B.jpg", "a.png", "b.jpg", "b/c/deep.txt", "b/no ending", "é/ü.png"])
        #expect(try collection.bytes(at: 3) == png)
        #expect(try collection.bytes(at: 5) == png)
        #expect(collection.rejected.isEmpty)
    }

    @Test func filesThatPromiseAPictureAreRejectedByName() throws {
        let folder = try TemporaryFolder()
        try folder.write(try fixture("grey.jpg"), to: "good.jpg")
        try folder.write(Array("hello".utf8), to: "text.jpg")
        try folder.write([], to: "empty.PNG")
        try folder.write(Array("RIFF....WEBPVP8 ".utf8), to: "new.webp")
        let collection = try ImageFolder(folder.path).openEncoded()
        #expect(collection.count == 1)
        #expect(
            collection.rejected == [
                UnreadableImage(name: "empty.PNG", reason: "neither JPEG nor PNG inside; it is empty"),
                UnreadableImage(name: "text.jpg", reason: "neither JPEG nor PNG inside; it is text"),
            ])
        #expect(
            collection.findings == [
                "1 picture left out, .webp 1: to train on them, convert them to JPEG or PNG"
            ])
    }

    @Test(.timeLimit(.minutes(1)))
    func loopsPipesAndDevicesEndNothing() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        try folder.write(try fixture("grey.png"), to: "inside/a.png")
        try files.createSymbolicLink(atPath: folder.path + "/inside/loop", withDestinationPath: folder.path)
        try files.createSymbolicLink(atPath: folder.path + "/again", withDestinationPath: "inside")
        try files.createSymbolicLink(atPath: folder.path + "/link.png", withDestinationPath: "inside/a.png")
        try files.createSymbolicLink(atPath: folder.path + "/device.png", withDestinationPath: "/dev/zero")
        try files.createSymbolicLink(atPath: folder.path + "/nowhere.png", withDestinationPath: "gone")
        #expect(mkfifo(folder.path + "/pipe.png", 0o600) == 0)
        let collection = try ImageFolder(folder.path).openEncoded()
        // Of two names of one folder the first in order is taken.
        #expect((0..<collection.count).map { collection.name(at: $0) } == ["again/a.png", "link.png"])
        #expect(
            collection.rejectedLines == [
                "device.png: it is a device and no file", "nowhere.png: it is a link to what is not there",
                "pipe.png: it is a pipe and no file",
            ])
    }

    /// Without a picture's name they are no more worth a warning than other files are.
    @Test func pipesOfOtherNamesAreLeftOut() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path + "/control", 0o600) == 0)
        let error = failure { try ImageFolder(folder.path).open() }
        #expect(error.message.hasSuffix("and found 1 other file: control: it is a pipe and no file"), "\(error)")
        try folder.write(try fixture("grey.png"), to: "a.png")
        #expect(try ImageFolder(folder.path).open().rejected.isEmpty)
    }

    @Test func namesThatAreNotUTF8CanBeRead() throws {
        let folder = try TemporaryFolder()
        let path = Array((folder.path + "/").utf8) + [0xFF, 0xFE] + Array(".png".utf8)
        let file = fopen(path.map { CChar(bitPattern: $0) } + [0], "w")
        // Some file systems refuse such names; then there is nothing to test.
        guard let file else { return }
        let png = try fixture("grey.png")
        #expect(fwrite(png, 1, png.count, file) == png.count)
        fclose(file)
        let collection = try ImageFolder(folder.path).openEncoded()
        #expect(collection.count == 1)
        #expect(try collection.bytes(at: 0) == png)
        #expect(collection.name(at: 0).hasSuffix(".png"))
    }

    @Test func vanishedFileIsExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write(try fixture("grey.png"), to: "a.png")
        let collection = try ImageFolder(folder.path).openEncoded()
        try FileManager.default.removeItem(atPath: folder.path + "/a.png")
        let vanished = GANError(.badData, "it has vanished since it was listed")
        #expect(failure { try collection.bytes(at: 0) } == vanished)
        let survey = try ImageSurvey(of: collection, effort: .header, threads: 1)
        #expect(survey.unreadable.map(\.description) == ["a.png: it has vanished since it was listed"])
    }

    /// A picture whose name stands for something else when it is read.
    @Test(.timeLimit(.minutes(1)))
    func filesThatBecomePipesDevicesOrFoldersAreExplained() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        for name in ["a.png", "b.png", "c.png", "d.png"] { try folder.write(try fixture("grey.png"), to: name) }
        let collection = try ImageFolder(folder.path).openEncoded()
        for name in collection.names { try files.removeItem(atPath: folder.path + "/" + name) }
        #expect(mkfifo(folder.path + "/a.png", 0o600) == 0)
        try files.createSymbolicLink(atPath: folder.path + "/b.png", withDestinationPath: "/dev/zero")
        try files.createDirectory(atPath: folder.path + "/c.png", withIntermediateDirectories: false)
        try folder.write([], to: "d.png")
        for index in 0..<3 {
            #expect(failure { try collection.image(at: index) } == GANError(.badData, "it is not a regular file"))
        }
        #expect(failure { try collection.image(at: 3) } == GANError(.badData, "the file is empty"))
    }

    @Test func foldersAreClassesOnRequest() throws {
        let folder = try TemporaryFolder()
        let png = try fixture("grey.png")
        for name in ["dog/1.png", "cat/deep/2.png", "none.png", "cat/1.png", "eel/notes.txt"] {
            try folder.write(png, to: name)
        }
        try folder.write(Array("notes".utf8), to: "eel/notes.txt")
        let labelled = try ImageFolder(folder.path, labelledByFolder: true).open()
        #expect(labelled.names == ["cat/1.png", "cat/deep/2.png", "dog/1.png", "none.png"])
        #expect(labelled.labels == [0, 0, 1, nil])
        #expect(try ImageFolder(folder.path).open().labels == [nil, nil, nil, nil])
    }

    // MARK: Nothing to train on

    @Test func missingFolder() {
        let error = failure { try ImageFolder("/no/such/folder").open() }
        #expect(
            error
                == GANError(
                    .missingInput, "cannot open the picture folder \"/no/such/folder\": No such file or directory"))
        let relative = failure { try ImageFolder("no such").open() }
        let current = FileManager.default.currentDirectoryPath
        #expect(
            relative.message
                == "cannot open the picture folder \"no such\" (seen from \(current)): No such file or directory")
        #expect(failure { try ImageFolder("").open() }.status == .missingInput)
    }

    @Test func fileInPlaceOfAFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "a.zip")
        let error = failure { try ImageFolder(folder.path + "/a.zip").open() }
        #expect(error.status == .missingInput)
        #expect(error.message == "\"\(folder.path)/a.zip\" is not a folder; name the folder that holds the pictures")
    }

    @Test func homeFolderIsExpanded() {
        let error = failure { try ImageFolder("~/no-such-folder-of-gankit").open() }
        #expect(
            error.message
                == "cannot open the picture folder \"~/no-such-folder-of-gankit\": No such file or directory")
    }

    @Test func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let error = failure { try ImageFolder(folder.path).open() }
        #expect(
            error
                == GANError(
                    .missingInput,
                    "no picture in \"\(folder.path)\": looked in it for JPEG and PNG files, recognised by their "
                        + "content, and found no file at all"))
    }

    @Test func folderWithoutPictures() throws {
        let folder = try TemporaryFolder()
        for number in 1...10 {
            try folder.write(Array("row".utf8), to: "tables/\(number).csv")
        }
        try folder.write(Array("GIF89a".utf8), to: "x/moving.gif")
        let error = failure { try ImageFolder(folder.path).open() }
        #expect(error.status == .missingInput)
        #expect(
            error.message
                == "no picture in \"\(folder.path)\": looked in it and the 2 folders below it for JPEG and PNG files, "
                + "recognised by their content, and found 11 other files: "
                + "x/moving.gif: neither JPEG nor PNG inside; it is a GIF picture; "
                + "tables/1.csv: neither JPEG nor PNG inside; it is text; "
                + "tables/10.csv: neither JPEG nor PNG inside; it is text; "
                + "tables/2.csv: neither JPEG nor PNG inside; it is text; "
                + "tables/3.csv: neither JPEG nor PNG inside; it is text; and 6 more; "
                + "1 picture left out, .gif 1: to train on them, convert them to JPEG or PNG")
    }
}

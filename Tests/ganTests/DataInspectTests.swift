import Foundation
import Testing

/// `gan data inspect`, with the real tool on real pictures.
@Suite struct DataInspectTests {
    @Test("a table of what there is, in words")
    func table() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        try DataFolder.copy(
            [("faces/eve/6.jpg", "truncated.jpg"), ("faces/eve/7.png", "badcrc.png")], to: folder)
        try folder.write("faces/text.jpg", "no picture")
        try folder.write("faces/notes.txt", "nobody claims that this is a picture")
        #expect(try GanProcess(["data", "draw", "smileys", "faces/zoe", "--count", "3"], in: folder).status == 0)
        let gan = try GanProcess(["data", "inspect", "faces", "--classes"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors == "")
        try expectSnapshot(gan.output, "data-inspect")
    }

    @Test("JSON has every number and every name")
    func json() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        for number in 10..<25 {
            try DataFolder.copy([("faces/\(number).jpg", "truncated.jpg")], to: folder)
        }
        let gan = try GanProcess(
            ["data", "inspect", "faces", "--classes", "--json", "--sheet", "out/sheet.png", "--sheet-count", "5"],
            in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        let read = try DataFolder.object(gan.output)
        #expect(read["version"] as? Int == 1)
        #expect(read["images"] as? Int == 9)
        #expect(read["formats"] as? [String: Int] == ["JPEG": 4, "PNG": 5])
        #expect(read["progressive"] as? [String: Int] == ["JPEG": 1, "PNG": 1])
        #expect(
            read["colors"] as? [String: Int]
                == ["RGB": 4, "CMYK": 1, "grey": 1, "RGBA": 1, "palette": 1, "RGB 16-bit": 1])
        for key in ["smallest", "median", "largest"] { #expect(read[key] as? [Int] == [17, 11]) }
        #expect(read["shorter_sides"] as? [[String: Int]] == [["from": 11, "to": 11, "count": 9]])
        let classes = try #require(read["classes"] as? [[String: Any]])
        #expect(classes.map { $0["name"] as? String } == ["bob", "eve"])
        #expect(classes.map { $0["count"] as? Int } == [4, 5])
        #expect(read["unlabelled"] as? Int == 0)
        let unreadable = try #require(read["unreadable"] as? [[String: String]])
        #expect(unreadable.count == 15)
        #expect(unreadable.first?["name"] == "10.jpg")
        #expect(unreadable.first?["reason"]?.isEmpty == false)
        #expect(read["sheet"] as? String == "out/sheet.png")
        #expect(folder.has("out/sheet.png"))
    }

    @Test("ten bad files by name, or all")
    func badFiles() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copy([("faces/0.jpg", "colour.jpg")], to: folder)
        for number in 10..<25 { try DataFolder.copy([("faces/\(number).jpg", "truncated.jpg")], to: folder) }
        let some = try GanProcess(["data", "inspect", "faces"], in: folder)
        #expect(some.output.contains("\nUnreadable  15 files\n  10.jpg: "))
        #expect(some.output.contains("\n  and 5 more; --all lists them\n"))
        #expect(!some.output.contains("20.jpg"))
        let all = try GanProcess(["data", "inspect", "faces", "--all"], in: folder)
        #expect(all.output.contains("\n  24.jpg: "))
        let quick = try GanProcess(["data", "inspect", "faces", "--quick"], in: folder)
        #expect(quick.output.hasPrefix("Pictures    16 in faces, "))
        #expect(quick.output.contains("\nUnreadable  none\n"))
    }

    @Test("archives and shards, and a name that would move the cursor")
    func archives() throws {
        let folder = try TemporaryFolder()
        let archives = DataFolder.fixtures + "/archives/"
        let shards = try GanProcess(["data", "inspect", archives + "shard-{00..02}.tar", "--json"], in: folder)
        let read = try DataFolder.object(shards.output)
        #expect(read["images"] as? Int == 9)
        #expect((read["classes"] as? [[String: Int]])?.map { $0["label"] } == [0, 1, 10, 11, 20, 21])
        #expect(read["unlabelled"] as? Int == 3)
        let classes = try GanProcess(["data", "inspect", archives + "plain.zip", "--classes"], in: folder)
        #expect(classes.status == 64)
        #expect(classes.errors.contains("classes by folder are for folders"))
        try DataFolder.copy([("faces/a.png", "colour.png")], to: folder)
        try folder.write("faces/\u{1B}[2Jb.png", "no picture")
        let names = try GanProcess(["data", "inspect", "faces"], in: folder)
        #expect(!names.output.contains("\u{1B}"))
    }

    @Test("labels with where they come from, and notes on what is left out; packing says the same")
    func notes() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copy([("faces/0/a.png", "colour.png"), ("faces/0/b.png", "grey.png")], to: folder)
        try folder.write("faces/new.heic", "")
        try folder.write("faces/dataset.json", #"{"labels": [["0\\a.png", 3], ["0/b.png", [0, 1]]]}"#)
        let gan = try GanProcess(["data", "inspect", "faces"], in: folder)
        let left = "Note        1 picture left out, .heic 1: to train on them, convert them to JPEG or PNG\n"
        let lost =
            "Note        labels in dataset.json that are no class number, 0 or more: 0/b.png; they are not taken\n"
        #expect(
            gan.output.contains("\nClasses     1, 1 picture each, from dataset.json; 1 picture without one\n"),
            "\(gan.output)")
        #expect(gan.output.contains("\nUnreadable  none\n" + left + lost), "\(gan.output)")
        let json = try DataFolder.object(GanProcess(["data", "inspect", "faces", "--json"], in: folder).output)
        #expect(json["label_origin"] as? String == "from dataset.json")
        #expect((json["notes"] as? [String])?.count == 2)
        let packed = try GanProcess(["data", "pack", "faces", "faces.tar"], in: folder)
        #expect(packed.output.hasSuffix(left + lost), "\(packed.output)")
        try folder.write("faces/dataset.json", #"{"labels": null}"#)
        let none = try GanProcess(["data", "inspect", "faces", "--quick"], in: folder)
        #expect(
            none.output.contains(
                "\nClasses     none: no class number from dataset.json; --classes takes the folders in it as classes\n"),
            "\(none.output)")
    }

    @Test("no picture, or none that can be read, is missing input")
    func nothing() throws {
        let folder = try TemporaryFolder()
        for path in ["nowhere", "."] {
            let gan = try GanProcess(["data", "inspect", path], in: folder)
            #expect(gan.status == 66)
            #expect(gan.errors.contains("\"\(path)\""), "\(gan.errors)")
        }
        try DataFolder.copy([("faces/1.jpg", "truncated.jpg")], to: folder)
        let gan = try GanProcess(["data", "inspect", "faces", "--sheet", "sheet.png"], in: folder)
        #expect(gan.status == 66)
        #expect(gan.output.contains("\n  1.jpg: "))
        #expect(gan.errors == "gan: none of the pictures in \"faces\" can be read\n")
        #expect(!folder.has("sheet.png"))
    }

    @Test("a sheet that cannot be written")
    func sheet() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        let gan = try GanProcess(["data", "inspect", "faces", "--sheet", "/proc/sheet.png"], in: folder)
        #expect(gan.status == 73)
        #expect(gan.errors.hasPrefix("gan: cannot write /proc/sheet.png: "))
    }
}

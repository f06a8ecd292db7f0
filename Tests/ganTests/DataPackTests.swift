import Foundation
import GANTestSupport
import Testing

/// `gan data pack`, with the real tool on real pictures; what it packs is read by `gan` and by Python.
@Suite struct DataPackTests {
    private func smileys(_ count: Int, in folder: TemporaryFolder, _ place: String = "faces") throws {
        let gan = try GanProcess(
            ["data", "draw", "smileys", place, "--count", "\(count)", "--side", "16"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
    }

    private func inspect(_ path: String, in folder: TemporaryFolder) throws -> [String: Any] {
        let gan = try GanProcess(["data", "inspect", path, "--json"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        return try DataFolder.object(gan.output)
    }

    private func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("a zip archive with StyleGAN's names and labels, its manifest inside; Python agrees")
    func zip() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        let gan = try GanProcess(["data", "pack", "faces", "faces.zip", "--classes"], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.errors == "")
        try expectSnapshot(gan.output.replacing(/[\d.]+ KiB/, with: "… KiB"), "data-pack")
        let read = try inspect("faces.zip", in: folder)
        #expect(read["images"] as? Int == 9)
        #expect((read["classes"] as? [[String: Int]])?.map { $0["count"] } == [4, 5])
        // The files are as they were, JPEG and all.
        #expect(read["formats"] as? [String: Int] == ["JPEG": 4, "PNG": 5])
        let script = """
            import json, sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            names = archive.namelist()
            labels = json.loads(archive.read("dataset.json"))["labels"]
            manifest = json.loads(archive.read("manifest.json"))
            print(names[0], names[8], len(names), labels[8], manifest["count"], manifest["classes"], manifest["source"])
            """
        if let output = try PythonProcess.output(of: script, folder.path + "/faces.zip") {
            #expect(
                output == """
                    00000/img00000000.jpg 00000/img00000008.png 11 ['00000/img00000008.png', 1] 9 ['bob', 'eve'] faces

                    """)
        }
        #expect(try names(folder) == ["faces", "faces.zip"])
    }

    @Test("tar shards of equal size, resized, with WebDataset's labels and a manifest beside them; Python agrees")
    func shards() throws {
        let folder = try TemporaryFolder()
        try smileys(6, in: folder, "faces/a")
        try smileys(5, in: folder, "faces/b")
        let gan = try GanProcess(
            [
                "data", "pack", "faces", "out/f-{00..03}.tar", "--classes", "--side", "8", "--format", "jpeg",
                "--quality", "80",
            ], in: folder)
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output.contains("Packed into 4 shards out/f-{00..03}.tar, "))
        #expect(gan.output.contains("\nFiles       8×8, JPEG\n"))
        #expect(gan.output.contains("\nLabels      11, in .cls files\n"))
        let read = try inspect("out/f-{00..03}.tar", in: folder)
        #expect(read["images"] as? Int == 11)
        #expect(read["formats"] as? [String: Int] == ["JPEG": 11, "PNG": 0])
        #expect(read["largest"] as? [Int] == [8, 8])
        #expect((read["classes"] as? [[String: Int]])?.map { $0["count"] } == [6, 5])
        let manifest = try DataFolder.object(folder.text("out/f.manifest.json"))
        #expect(manifest["side"] as? Int == 8)
        #expect(manifest["quality"] as? Int == 80)
        #expect(manifest["classes"] as? [String] == ["a", "b"])
        let archives = try #require(manifest["archives"] as? [[String: Any]])
        #expect(archives.map { $0["count"] as? Int } == [3, 3, 3, 2])
        let script = """
            import hashlib, json, os, sys, tarfile
            folder = sys.argv[1]
            for entry in json.load(open(folder + "/f.manifest.json"))["archives"]:
                data = open(folder + "/" + entry["name"], "rb").read()
                assert entry["sha256"] == hashlib.sha256(data).hexdigest()
                assert entry["bytes"] == len(data)
            archive = tarfile.open(folder + "/f-02.tar")
            print(archive.getnames(), archive.extractfile("00000006.cls").read())
            """
        if let output = try PythonProcess.output(of: script, folder.path + "/out") {
            #expect(
                output == """
                    ['00000006.jpg', '00000006.cls', '00000007.jpg', '00000007.cls', '00000008.jpg', '00000008.cls'] b'1'

                    """)
        }
    }

    @Test("packed with --side, the pictures are those that training makes; the same pictures make the same archive")
    func sameBytes() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        for (out, more) in [
            ("a.tar", []), ("b.tar", ["--threads", "1"]), ("c.zip", []), ("d.zip", ["--threads", "3"]),
        ] as [(String, [String])] {
            let gan = try GanProcess(["data", "pack", "faces", out, "--side", "8"] + more, in: folder)
            #expect(gan.status == 0, "\(gan.errors)")
        }
        func data(_ name: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
        }
        #expect(try data("a.tar") == data("b.tar"))
        #expect(try data("c.zip") == data("d.zip"))
        // Packed again at the same side, nothing changes.
        #expect(try GanProcess(["data", "pack", "a.tar", "e.tar", "--side", "8"], in: folder).status == 0)
        #expect(try data("e.tar") == data("a.tar"))
    }

    @Test("up to 5 % bad pictures are left out and named, more stop it, unless --bad-images allows them")
    func badPictures() throws {
        let folder = try TemporaryFolder()
        try smileys(19, in: folder)
        try DataFolder.copy([("faces/x.jpg", "truncated.jpg")], to: folder)
        let one = try GanProcess(["data", "pack", "faces", "one.tar"], in: folder)
        #expect(one.status == 0, "\(one.errors)")
        #expect(one.output.contains("Pictures    19 from faces\n"))
        #expect(one.output.contains("Left out    1 file that cannot be read\n  x.jpg: "))
        let manifest = try DataFolder.object(folder.text("one.manifest.json"))
        #expect((manifest["skipped"] as? [[String: String]])?.first?["name"] == "x.jpg")
        try folder.write("faces/text.png", "no picture")
        for out in ["two.zip", "two.tar", "two-{0..3}.tar"] {
            let two = try GanProcess(["data", "pack", "faces", out], in: folder)
            #expect(two.status == 65)
            #expect(two.output == "")
            #expect(
                two.errors
                    == "gan: nothing was written: 2 of 21 pictures cannot be read, 9.5 %, and more than 5 % are too many; "
                    + "the first: text.png: neither JPEG nor PNG inside; it is text. Mend or remove them ('gan data "
                    + "inspect' lists them all), or allow more, for example by --bad-images 10%\n")
        }
        let stopped = try GanProcess(["data", "pack", "faces", "two.zip", "--bad-images", "stop"], in: folder)
        #expect(stopped.status == 65)
        #expect(
            stopped.errors
                == "gan: nothing was written: cannot read text.png: neither JPEG nor PNG inside; it is text. Mend or remove "
                + "it, or go on without it by --bad-images skip\n")
        #expect(try names(folder) == ["faces", "one.manifest.json", "one.tar"])
        let allowed = try GanProcess(["data", "pack", "faces", "two.zip", "--bad-images", "10%"], in: folder)
        #expect(allowed.status == 0, "\(allowed.errors)")
        #expect(allowed.output.contains("Left out    2 files that cannot be read\n  text.png: "))
    }

    @Test("where every picture is bad nothing is written, whatever is allowed")
    func onlyBadPictures() throws {
        let folder = try TemporaryFolder()
        try DataFolder.copy([("faces/x.jpg", "truncated.jpg"), ("faces/y.png", "badcrc.png")], to: folder)
        for out in ["a.zip", "a-{0..1}.tar"] {
            let gan = try GanProcess(["data", "pack", "faces", out, "--bad-images", "100%"], in: folder)
            #expect(gan.status == 66)
            #expect(gan.errors == "gan: none of the pictures in \"faces\" can be read; nothing was written\n")
        }
        #expect(try names(folder) == ["faces"])
    }

    @Test("what is there is replaced only by --force")
    func force() throws {
        let folder = try TemporaryFolder()
        try smileys(3, in: folder)
        try folder.write("faces.tar", "mine")
        let refused = try GanProcess(["data", "pack", "faces", "faces.tar"], in: folder)
        #expect(refused.status == 73)
        #expect(refused.errors == "gan: faces.tar exists already; --force replaces it\n")
        #expect(folder.text("faces.tar") == "mine")
        #expect(try GanProcess(["data", "pack", "faces", "faces.tar", "--force"], in: folder).status == 0)
        #expect(try inspect("faces.tar", in: folder)["images"] as? Int == 3)
    }

    /// A limit on the size of files stands for a full disk.
    @Test("no room: status 73 and no half file")
    func noRoom() throws {
        let folder = try TemporaryFolder()
        try smileys(40, in: folder)
        for out in ["faces.zip", "faces-{0..1}.tar"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            let command = "trap '' XFSZ; ulimit -f 8; exec \"$0\" data pack faces '\(out)'"
            process.arguments = ["-c", command, GanProcess.executable]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 73, "\(words)")
            #expect(words.hasPrefix("gan: cannot write faces"), "\(words)")
            #expect(try names(folder) == ["faces"])
        }
    }

    @Test(
        "Ctrl-C and SIGTERM leave nothing behind",
        arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func interruption(signal: Int32, status: Int32) throws {
        let folder = try TemporaryFolder()
        try smileys(1000, in: folder)
        let gan = try GanProcess(["data", "pack", "faces", "faces.zip", "--side", "300"], in: folder) { process in
            let deadline = Date(timeIntervalSinceNow: 60)
            while try names(folder).count == 1, Date() < deadline { usleep(5_000) }
            usleep(50_000)
            kill(process, signal)
        }
        #expect(gan.status == status)
        #expect(gan.errors == "gan: interrupted\n")
        #expect(try names(folder) == ["faces"])
    }

    @Test(
        "mistakes are answered in words",
        arguments: [
            (["faces", "faces"], 64, "ends neither with .zip nor with .tar"),
            (["faces", "f-{0..3}.zip"], 64, "only tar archives can be shards"),
            (["faces", "f-{0..9}.tar"], 64, "cannot be spread over 10 shards"),
            (["faces", "f.zip", "--bad-images", "some"], 64, "write skip, stop, or how many pictures may be bad"),
            (["faces", "f.zip", "--bad-images", "101%"], 64, "for example 20%"),
            (["nowhere", "f.zip"], 66, "nowhere"), (["faces", "/proc/f.zip"], 73, "/proc/f.zip"),
        ] as [([String], Int32, String)])
    func mistakes(words: [String], status: Int32, message: String) throws {
        let folder = try TemporaryFolder()
        try smileys(3, in: folder)
        let gan = try GanProcess(["data", "pack"] + words, in: folder)
        #expect(gan.status == status)
        #expect(gan.errors.contains(message), "\(gan.errors)")
        #expect(try names(folder) == ["faces"])
    }
}

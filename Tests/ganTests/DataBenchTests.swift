import Foundation
import Testing

/// `gan data bench`, with the real tool on real pictures.
@Suite struct DataBenchTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try DataFolder.copyKinds(to: folder)
        try DataFolder.copy([("faces/x.jpg", "truncated.jpg")], to: folder)
        return folder
    }

    @Test("one JSON object with an entry for each epoch")
    func json() throws {
        let folder = try folder()
        let gan = try GanProcess(
            [
                "data", "bench", "faces", "--side", "16", "--epochs", "3", "--threads", "1", "--batch", "4", "--json",
            ], in: folder, ["GAN_CACHE": folder.asidePath + "/cache"])
        #expect(gan.status == 0, "\(gan.errors)")
        #expect(gan.output.split(separator: "\n").count == 1)
        let read = try DataFolder.object(gan.output)
        let speeds = try #require(read["images_per_second"] as? [Double])
        #expect(speeds.count == 3)
        #expect(speeds.allSatisfy { $0 > 0 })
        #expect((read["seconds"] as? [Double])?.count == 3)
        #expect((read["megabytes_per_second"] as? [Double])?.count == 3)
        #expect(read["images"] as? Int == 10)
        #expect(read["exact"] as? Bool == false)
        #expect(read["cache"] as? String == "16GB")
        for (key, value) in [("side", 16), ("batch", 4), ("threads", 1)] { #expect(read[key] as? Int == value) }
        #expect(try #require(read["peak_memory_mib"] as? Double) > 0)
    }

    @Test("a line for each epoch in words, and a warning for each bad file")
    func words() throws {
        let folder = try folder()
        let gan = try GanProcess(
            ["data", "bench", "faces", "--side", "16", "--batch", "5"], in: folder,
            ["GAN_CACHE": folder.asidePath + "/cache"])
        #expect(gan.status == 0, "\(gan.errors)")
        let numbers = gan.output.replacing(/\d[\d.,]*\d|\d/, with: "#").replacing(/\ +/, with: " ")
        #expect(
            numbers == """
                Pictures # pictures in faces, #×#, listed in # s
                Epoch # # images/s # MB/s # s
                Epoch # # images/s # MB/s # s
                Loader # threads, batches of #, fast decoding, cache #GB
                Memory # MiB at most, libtorch included
                Unreadable #, replaced by others

                """)
        #expect(gan.errors.hasPrefix("warning: cannot read x.jpg: "))
    }

    @Test("exact decoding and no cache, and a cache that makes no sense")
    func exact() throws {
        let folder = try folder()
        let gan = try GanProcess(
            ["data", "bench", "faces", "--side", "8", "--batch", "5", "--exact", "--cache", "off", "--json"], in: folder
        )
        #expect(gan.status == 0, "\(gan.errors)")
        let read = try DataFolder.object(gan.output)
        #expect(read["exact"] as? Bool == true)
        #expect(read["cache"] as? String == "off")
        #expect((read["images_per_second"] as? [Double])?.count == 2)
        let wrong = try GanProcess(["data", "bench", "faces", "--cache", "large"], in: folder)
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("write for example 500MB, 16GB or off"))
    }

    @Test("no pictures")
    func nothing() throws {
        let gan = try GanProcess(["data", "bench", "nowhere"], in: TemporaryFolder())
        #expect(gan.status == 66)
        #expect(gan.errors.contains("\"nowhere\""))
    }
}

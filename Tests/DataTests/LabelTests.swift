import Foundation
import GANBase
import GANData
import Testing

/// Where labels come from, and what is said of those that are lost.
struct LabelTests {
    private let folder: TemporaryFolder

    /// Places that hold the same files.
    enum Place: CaseIterable {
        case folder, zip, tar
    }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ files: [(name: String, bytes: [UInt8])], in place: Place = .tar) throws -> any ImageCollection {
        var archive: [UInt8] = []
        var writer: any ArchiveWriter = place == .zip ? ZipWriter { archive += $0 } : TarWriter { archive += $0 }
        for file in files {
            if place == .folder {
                try folder.write(file.bytes, to: "pictures/" + file.name)
            } else {
                try writer.add(file.name, file.bytes)
            }
        }
        guard place != .folder else { return try ImagePath(folder.path + "/pictures").open() }
        try writer.finish()
        try folder.write(archive, to: "packed")
        return try ImagePath(folder.path + "/packed").open()
    }

    private func pictures(_ names: String...) throws -> [(name: String, bytes: [UInt8])] {
        try names.map { ($0, try fixture("grey.png")) }
    }

    private func list(_ json: String, at name: String = "dataset.json") -> [(name: String, bytes: [UInt8])] {
        [(name, Array(json.utf8))]
    }

    // MARK: StyleGAN's list

    @Test(arguments: Place.allCases)
    func listOfStyleGAN(place: Place) throws {
        let labels = #"{"labels": [["0/a.png", 6], ["0\\b.png", 0], ["./c.png", 2]]}"#
        let collection = try open(pictures("0/a.png", "0/b.png", "c.png", "d.png") + list(labels), in: place)
        #expect(collection.labels == [6, 0, 2, nil])
        #expect(collection.labelOrigin == "from dataset.json")
        #expect(collection.rejected.isEmpty && collection.findings.isEmpty)
    }

    @Test(arguments: Place.allCases)
    func lostLabelsAreSaid(place: Place) throws {
        let labels =
            #"{"labels": [["a.png", [0.5, 0.5]], ["b.png", -1], ["c.png", 3], ["gone.png", 1], ["x/c.png", 1]]}"#
        let collection = try open(pictures("a.png", "b.png", "c.png") + list(labels), in: place)
        #expect(collection.labels == [nil, nil, 3])
        #expect(collection.rejected.isEmpty)
        #expect(
            collection.findings == [
                "labels in dataset.json that are no class number, 0 or more: 2, the first a.png; they are not taken",
                "names in dataset.json that no picture has: 2, the first gone.png; names there are paths from its own folder",
            ])
    }

    /// Names count from the folder in which the list is, as when a whole folder was packed.
    @Test(arguments: Place.allCases)
    func listBelowTheTop(place: Place) throws {
        let labels = list(#"{"labels": {"0/a.png": 4, "b.png": 5}}"#, at: "data/dataset.json")
        let collection = try open(pictures("data/0/a.png", "data/b.png", "other/b.png") + labels, in: place)
        #expect(collection.labels == [4, 5, nil])
        #expect(collection.labelOrigin == "from data/dataset.json")
        let two = try open(
            pictures("data/b.png") + labels + list(#"{"labels": null}"#, at: "more/dataset.json"), in: place)
        #expect(two.labels.compactMap { $0 }.isEmpty)
        #expect(
            two.findings == [
                "no labels are taken from a file dataset.json: none is at the top, and of several below none is taken; the "
                    + "first is data/dataset.json"
            ])
        #expect(
            try open(pictures("data/b.png") + labels + list(#"{"labels": [["data/b.png", 9]]}"#), in: place).label(
                at: place == .folder ? 1 : 0) == 9)
    }

    @Test(arguments: Place.allCases)
    func brokenListIsNoBadPicture(place: Place) throws {
        let collection = try open(pictures("a.png") + list("{\"labels\": ["), in: place)
        #expect(collection.rejected.isEmpty)
        #expect(
            collection.findings == [
                "no labels are taken from a file dataset.json: dataset.json: it is not of the form {\"labels\": "
                    + "[[\"name.png\", 0], …]}"
            ])
        let none = try open(pictures("a.png") + list(#"{"labels": null}"#), in: place)
        #expect(none.findings.isEmpty && none.labelOrigin == "from dataset.json")
    }

    @Test func placesWithoutLabelsSaySo() throws {
        #expect(try open(pictures("a.png"), in: .folder).labelOrigin == "there is no dataset.json in it")
        for place in [Place.zip, .tar] {
            #expect(
                try open(pictures("a.png"), in: place).labelOrigin
                    == "there is neither a dataset.json nor a .cls file in it")
        }
    }

    // MARK: WebDataset's files

    @Test func samplesMayBeInterleaved() throws {
        let labels = (0..<4).map { (name: "\($0).cls", bytes: Array("\(10 + $0)".utf8)) }
        let collection = try open(
            [labels[2]] + pictures("0.png", "1.jpg.png", "2.png", "v1.0/3.png") + [labels[1], labels[0]]
                + [("v1.0/3.cls", Array("7\n".utf8))])
        #expect(collection.names == ["0.png", "1.jpg.png", "2.png", "v1.0/3.png"])
        #expect(collection.labels == [10, 11, 12, 7])
        #expect(collection.labelOrigin == "from .cls files")
        #expect(collection.findings.isEmpty)
    }

    /// By the key alone all four would be one sample, with the last label.
    @Test func namesWithDotsKeepTheirOwnLabels() throws {
        let collection = try open(
            pictures("img.1.png", "img.2.png", "img.2.mask.png", "img.3.png") + [
                ("img.1.cls", Array("1".utf8)), ("img.2.cls", Array("2".utf8)), ("img.cls", Array("9".utf8)),
            ])
        #expect(collection.names == ["img.1.png", "img.2.mask.png", "img.2.png", "img.3.png"])
        #expect(collection.labels == [1, 2, 2, 9])
    }

    @Test func labelsBesideNoPictureAreSaid() throws {
        let collection = try open(
            pictures("a.png") + [("b.cls", Array("1".utf8)), ("c.cls", Array("2".utf8)), ("d.cls", Array("cat".utf8))])
        #expect(collection.labels == [nil])
        #expect(
            collection.findings == [
                "files .cls that hold no class number, 0 or more: d.cls",
                "files .cls beside no picture: 2, the first b.cls",
            ])
    }
}

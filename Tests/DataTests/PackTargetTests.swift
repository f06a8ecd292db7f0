import GANBase
import GANData
import Testing

struct PackTargetTests {
    @Test(arguments: [
        ("a/faces.tar", "a/faces.manifest.json"), ("a/faces-{0..9}.tar", "a/faces.manifest.json"),
        ("a/{0..9}.tar", "a/manifest.json"), ("{0..9}.tar", "manifest.json"),
        ("faces.v2.TAR", "faces.v2.manifest.json"),
    ])
    func manifestsStandBesideTarArchives(name: String, manifest: String) throws {
        #expect(try PackTarget(name).manifestPath == manifest)
    }

    @Test func zipArchivesHoldTheirs() throws {
        let target = try PackTarget("faces.zip")
        #expect(target.manifestPath == nil)
        #expect(target.kind == .zip)
        #expect(target.paths == ["faces.zip"])
    }

    @Test func picturesAreSpreadEvenlyAndInOrder() throws {
        let target = try PackTarget("faces-{00..02}.tar")
        #expect(target.paths == ["faces-00.tar", "faces-01.tar", "faces-02.tar"])
        let shards = (0..<8).map { target.shard(of: $0, count: 8) }
        #expect(shards == [0, 0, 0, 1, 1, 1, 2, 2])
    }

    @Test(arguments: [
        ("faces", "ends neither with .zip nor with .tar"), ("faces.tar.gz", "ends neither with .zip nor with .tar"),
        ("faces-{0..9}.zip", "only tar archives can be shards"), ("{a,a}.tar", "the same file twice"),
        ("{a.tar", "a brace is not closed"),
    ])
    func refusedNames(name: String, words: String) {
        let error = failure { try PackTarget(name) }
        #expect(error.status == .usage)
        #expect(error.message.contains(words), "\(error)")
    }

    @Test func whatIsThereIsNotReplacedUnasked() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "a-1.tar")
        try folder.write([1], to: "b.zip/file")
        let target = try PackTarget(folder.path + "/a-{0..1}.tar")
        #expect(
            failure { try target.refuseExisting(isReplacing: false) }
                == GANError(.cannotWrite, "\(folder.path)/a-1.tar exists already; --force replaces it"))
        try target.refuseExisting(isReplacing: true)
        let zip = try PackTarget(folder.path + "/b.zip")
        #expect(
            failure { try zip.refuseExisting(isReplacing: true) }
                == GANError(.cannotWrite, "\(folder.path)/b.zip is a folder; choose another name"))
    }
}

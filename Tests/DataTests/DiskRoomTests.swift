import Foundation
import GANBase
import Testing

/// What is said of the room on a disk before much is written.
struct DiskRoomTests {
    private func check(_ size: Int, _ count: Int, isEachAFile: Bool, left: Int, files: Int? = nil) throws -> String? {
        try DiskRoom.check(
            "\(count.grouped) pictures", each: size, count: count, isEachAFile: isEachAFile, at: "out",
            left: DiskRoom.Left(bytes: left, files: files))
    }

    @Test("what cannot fit is refused with what it takes and what there is")
    func refused() {
        // A file takes whole blocks of 4096 bytes.
        #expect(
            failure { try check(100, 1 << 20, isEachAFile: true, left: 1 << 30) }
                == GANError(
                    .cannotWrite,
                    "1,048,576 pictures take about 4 GiB, and the disk of out has 1 GiB left; take fewer, or name a place on another disk"
                ))
        #expect(throws: GANError.self) { try check(1 << 40, .max, isEachAFile: true, left: 1 << 50) }
        #expect(
            failure { try check(100, 50, isEachAFile: true, left: 1 << 30, files: 49) }
                == GANError(
                    .cannotWrite,
                    "50 pictures are as many files, and the disk of out has room for 49 more; take fewer, or name a place on another disk"
                ))
    }

    @Test("what fits is told where it is much")
    func told() throws {
        #expect(try check(100, 1000, isEachAFile: true, left: 1 << 30, files: 1000) == nil)
        #expect(try check(100, 1 << 20, isEachAFile: false, left: 100 << 20) == "1,048,576 pictures take about 100 MiB")
    }

    @Test("of a path that is not there yet, the disk is that of the folder above it")
    func left() throws {
        let folder = try TemporaryFolder()
        let here = try #require(DiskRoom.left(at: folder.path))
        let there = try #require(DiskRoom.left(at: folder.path + "/a/b/c.png"))
        #expect(here.bytes > 0 && abs(here.bytes - there.bytes) < 1 << 30)
        #expect(DiskRoom.left(at: "/proc/nothing") == nil)
    }
}

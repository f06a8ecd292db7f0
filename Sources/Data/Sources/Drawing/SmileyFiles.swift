import Foundation
package import GANBase

/// Drawn faces as PNG files in a folder of the user's.
package struct SmileyFiles {
    private let size: ImageSize
    private let count: Int
    private let seed: UInt64

    /// Plans the pictures.
    ///
    /// - Parameters:
    ///   - size: The size of the pictures, 8 to 512 pixels each way.
    ///   - count: How many, 1 to 100,000.
    ///   - seed: Decides the faces; 0 gives those of ``Smileys``.
    /// - Throws: `GANError` with status 64 when a number is out of range.
    package init(size: ImageSize, count: Int, seed: UInt64) throws {
        try Smileys.check(size: size, count: count)
        self.size = size
        self.count = count
        self.seed = seed
    }

    /// Draws into a folder aside, which gets its name when the last picture is in it.
    ///
    /// - Parameters:
    ///   - path: The folder; it is made, or is there and empty.
    ///   - threads: Threads that draw; 1 or more.
    ///   - progress: Is called with the number of pictures drawn since the last call, on the calling thread; what it
    ///     throws ends the drawing.
    /// - Throws: `GANError` with status 73 when there is something already, or the folder cannot be written.
    package func write(to path: String, threads: Int, progress: (_ count: Int) throws -> Void) throws {
        let folder = URL(fileURLWithPath: NSString(string: path).expandingTildeInPath).standardizedFileURL.path
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard names?.isEmpty ?? !FileManager.default.fileExists(atPath: folder) else {
            throw GANError(.cannotWrite, "\(path) is there already and is no empty folder; name a new one")
        }
        let first = try PNGFile.encode(SmileyDrawing(Smiley(index: 0, seed: seed), size: size).image())
        try DiskRoom.check("\(count.grouped) pictures", each: first.count, count: count, isEachAFile: true, at: folder)
        let aside = try AsideName.makeFolder(beside: folder)
        defer { try? FileManager.default.removeItem(atPath: aside) }
        let digits = max(5, String(count - 1).count)
        try ParallelWork.run(count: count, threads: threads) { [size, seed] index in
            let image = try SmileyDrawing(Smiley(index: index, seed: seed), size: size).image()
            let number = String(index)
            let name = String(repeating: "0", count: digits - number.count) + number
            try SystemFile.write(PNGFile.encode(image), to: "\(aside)/\(name).png")
        } take: { _, _ in
            try progress(1)
        }
        guard rename(aside, folder) == 0 else { throw WholeFile.cannotWrite(path) }
    }
}

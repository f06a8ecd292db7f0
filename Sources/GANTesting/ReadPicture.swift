import Foundation
import GANKit
import Synchronization

/// What came of reading one picture.
struct Picture: Equatable, Sendable {
    let index: Int
    /// The pixels, where it could be read.
    let image: DecodedImage?
    /// The message, where it could not.
    let reason: String?
    /// The status of the message.
    let status: ExitStatus?

    /// Reads a picture.
    init(of collection: any ImageCollection, at index: Int) {
        self.index = index
        do {
            image = try collection.image(at: index)
            (reason, status) = (nil, nil)
        } catch {
            image = nil
            reason = "\(error)"
            status = (error as? GANError)?.status
        }
    }

    /// Pictures by their numbers.
    static func byIndex(_ pictures: [Picture]) -> [Int: Picture] {
        Dictionary(pictures.map { ($0.index, $0) }) { first, _ in first }
    }

    /// Reads pictures on four threads, each of which reads all of them, from another one on.
    ///
    /// - Returns: The pictures by number; one that threads disagree about is left out.
    static func readByThreads(of collection: any ImageCollection, at chosen: [Int]) -> [Int: Picture] {
        let found = FoundPictures()
        runThreads(4) { thread in
            for step in chosen.indices {
                let index = chosen[(step + thread * chosen.count / 4) % chosen.count]
                found.add(Picture(of: collection, at: index))
            }
        }
        return found.agreed
    }
}

extension Picture: Hashable {
    /// Equal pictures have equal numbers; hashing pixels would take longer than comparing the few that meet.
    func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// What several threads have read.
private final class FoundPictures: Sendable {
    private let pictures = Mutex<[Int: Set<Picture>]>([:])

    func add(_ picture: Picture) {
        pictures.withLock { _ = $0[picture.index, default: []].insert(picture) }
    }

    /// The pictures that all threads have read alike.
    var agreed: [Int: Picture] { pictures.withLock { $0.compactMapValues { $0.count == 1 ? $0.first : nil } } }
}

/// Runs work on some threads at once and waits for all of them.
private func runThreads(_ count: Int, _ work: @escaping @Sendable (_ thread: Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<count {
        group.enter()
        let part: @Sendable () -> Void = {
            work(number)
            group.leave()
        }
        // Without a thread to be had the work is done here.
        if (try? WorkerThread.start("gan-laws-\(number)", thatWhich: "reads pictures", part)) == nil { part() }
    }
    group.wait()
}

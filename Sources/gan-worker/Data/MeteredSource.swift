import GANKit
import Synchronization

/// Counts bytes, on any thread.
final class ByteMeter: Sendable {
    private let total = Atomic(0)

    /// Bytes so far.
    var count: Int { total.load(ordering: .relaxed) }

    /// Adds bytes.
    func add(_ count: Int) { total.add(count, ordering: .relaxed) }
}

/// A source of pictures whose files are counted as they are read.
struct MeteredSource: ImageSource {
    private let source: any ImageSource
    private let meter: ByteMeter

    /// Takes a source of picture files.
    init(_ source: any ImageSource, meter: ByteMeter) {
        self.source = source
        self.meter = meter
    }

    var place: String { source.place }

    func open() throws -> any ImageCollection {
        let collection = try source.open()
        guard let encoded = collection as? any EncodedImageCollection else { return collection }
        return MeteredCollection(collection: encoded, meter: meter)
    }
}

/// The pictures of a ``MeteredSource``.
private struct MeteredCollection: EncodedImageCollection {
    let collection: any EncodedImageCollection
    let meter: ByteMeter

    var count: Int { collection.count }
    var rejected: [UnreadableImage] { collection.rejected }
    var findings: [String] { collection.findings }
    var labelOrigin: String { collection.labelOrigin }
    var classNames: [String] { collection.classNames }
    var parts: [Range<Int>] { collection.parts }

    func name(at index: Int) -> String { collection.name(at: index) }
    func label(at index: Int) -> Int? { collection.label(at: index) }
    func fingerprint() throws -> String? { try collection.fingerprint() }

    func bytes(at index: Int) throws -> [UInt8] {
        let bytes = try collection.bytes(at: index)
        meter.add(bytes.count)
        return bytes
    }
}

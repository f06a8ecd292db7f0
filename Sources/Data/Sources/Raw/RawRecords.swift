import GANBase

/// Pictures as raw bytes in records of one length, read in place.
struct RawRecords: ImageCollection {
    let count: Int
    private let parts: [Part]
    private let shape: Shape

    /// How a picture's bytes are laid out.
    struct Shape: Sendable {
        let width: Int
        let height: Int
        /// 3 for a red, a green and a blue plane; 1 for grey, which becomes three equal channels.
        let planes: Int

        /// Bytes of a picture.
        var byteCount: Int { width * height * planes }
    }

    /// A run of records.
    struct Part: Sendable {
        /// Where the bytes are.
        let bytes: Storage
        /// How many pictures.
        let count: Int
        /// The first byte of the first picture.
        let first: Int
        /// From one picture to the next.
        let stride: Int
        /// A class for each picture; empty where there are none.
        let labels: [UInt8]
        /// The name of the file in messages.
        let name: String
    }

    /// Bytes in a file, or decompressed in memory.
    enum Storage: Sendable {
        case file(ArchiveFile)
        case memory([UInt8])
    }

    /// Joins runs of records.
    init(_ parts: [Part], shape: Shape) {
        self.parts = parts
        self.shape = shape
        count = parts.reduce(0) { $0 + $1.count }
    }

    func name(at index: Int) -> String {
        let (part, place) = locate(index)
        return "\(part.name)[\(place)]"
    }

    func label(at index: Int) -> Int? {
        let (part, place) = locate(index)
        return place < part.labels.count ? Int(part.labels[place]) : nil
    }

    func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
        let (part, place) = locate(index)
        let start = part.first + place * part.stride
        let planes: [UInt8]
        switch part.bytes {
        case .file(let file): planes = try file.read(at: start, count: shape.byteCount)
        case .memory(let bytes): planes = Array(ByteFields(bytes).slice(start, shape.byteCount))
        }
        guard planes.count == shape.byteCount else {
            throw GANError(.badData, "it would reach beyond the end of the file")
        }
        let area = shape.width * shape.height
        let pixels = [UInt8](unsafeUninitializedCapacity: 3 * area) { room, count in
            for channel in 0..<3 {
                let plane = shape.planes == 3 ? channel * area : 0
                for pixel in 0..<area {
                    room[3 * pixel + channel] = planes[plane + pixel]
                }
            }
            count = 3 * area
        }
        return try DecodedImage(width: shape.width, height: shape.height, pixels: pixels)
    }

    /// The files are few.
    private func locate(_ index: Int) -> (part: Part, place: Int) {
        var place = index
        for part in parts.dropLast() {
            if place < part.count { return (part, place) }
            place -= part.count
        }
        return (parts[parts.count - 1], place)
    }
}

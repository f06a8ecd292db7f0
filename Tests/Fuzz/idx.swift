@testable import GANData

private let images = ScratchFile("train-images-idx3-ubyte")
private let labels = ScratchFile("train-labels-idx1-ubyte")
/// Three pictures of two rows of two, and a class for each: what the other file is while one is the input.
private let wholeImages: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2] + (0..<12)
private let wholeLabels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]

/// Fuzzes the reader of MNIST's format: Scripts/fuzz idx SECONDS.
///
/// Each input is the pictures and then the labels, as it is and inside a gzip file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIDX(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard bytes.count <= 0xFFFF else { return -1 }
    for input in [bytes, packed(bytes)] {
        read(images: input, labels: wholeLabels)
        read(images: wholeImages, labels: input)
    }
    return 0
}

private func read(images imageBytes: [UInt8], labels labelBytes: [UInt8]) {
    images.write(imageBytes)
    labels.write(labelBytes)
    explained { readAll(try MNIST(ScratchFile.folder).open(), size: imageBytes.count + labelBytes.count) }
}

/// A gzip file that holds the bytes as they are: a change to them would leave a packed file's checksum wrong.
private func packed(_ bytes: [UInt8]) -> [UInt8] {
    func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    let block = [1] + number(bytes.count, 2) + number(~bytes.count, 2) + bytes
    return header + block + number(Int(Inflater.checksum(bytes)), 4) + number(bytes.count, 4)
}

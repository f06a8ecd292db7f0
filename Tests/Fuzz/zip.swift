import GANBase
@testable import GANData

private let file = ScratchFile("input.zip")

/// Fuzzes the reader of zip archives: Scripts/fuzz zip SECONDS.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzZip(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    file.write(bytes)
    explained { readAll(try ImageZip(file.path).open(), size: count) }
    // A changed dataset.json in an archive ends at its checksum; the reader of labels also gets the input itself.
    explained { _ = try StyleGANLabels(bytes) }
    return 0
}

@testable import GANData

private let file = ScratchFile("input.tar")

/// Fuzzes the reader of tar archives: Scripts/fuzz tar SECONDS.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTar(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    file.write(bytes)
    explained { readAll(try ImageTar(file.path).open(), size: count) }
    // In an archive a pax header that grows must agree with two sizes; its reader also gets the input itself.
    _ = TarAttributes(bytes)
    return 0
}

import Foundation

/// Fuzzes the header of safetensors files: Scripts/fuzz safetensors SECONDS.
///
/// The first byte of an input says whether the rest is a whole file, or the text of a header, to which its length and
/// a body are added, so that changes get past the length.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSafeTensors(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = bytes.first else { return -1 }
    guard kind % 2 == 1 else {
        read(Data(bytes.dropFirst()))
        return 0
    }
    guard bytes.count >= 3 else { return -1 }
    let (size, text) = (Int(bytes[1]) | Int(bytes[2]) << 8, bytes.dropFirst(3))
    let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    read(Data(length + text) + Data(count: size))
    return 0
}

private func read(_ file: Data) {
    do {
        check(try SafeTensorsHeader(of: file), of: file)
    } catch let damage as SafeTensorsHeader.Damage {
        expect(!damage.what.isEmpty, "damage has no words")
    } catch {
        fatalError("not damage: \(error)")
    }
}

/// What every header keeps that is not refused.
private func check(_ header: SafeTensorsHeader, of file: Data) {
    var end = header.entries.first?.range.lowerBound ?? file.count
    for entry in header.entries {
        expect(
            entry.range.lowerBound == end && entry.range.upperBound <= file.count, "\(entry) does not follow the last")
        end = entry.range.upperBound
        let numbers = entry.shape.reduce(1, *)
        expect(numbers * (SafeTensorsHeader.sizes[entry.type] ?? 0) == entry.range.count, "\(entry) has another size")
    }
    expect(end == file.count, "bytes are left over")
    expect(Set(header.entries.map(\.name)).count == header.entries.count, "a name comes twice")
}

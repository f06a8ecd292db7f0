import Foundation
import Testing

@testable import GANKit

@Suite("SafeTensors")
struct SafeTensorsTests {
    private func temporaryFile(_ bytes: Data) throws -> String {
        let path = NSTemporaryDirectory() + UUID().uuidString + ".safetensors"
        try bytes.write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("what was written is read back", arguments: DType.allCases)
    func roundTrip(dtype: DType) throws {
        let tensor = Tensor([1, 0, 1, 1, 0, 1], shape: [2, 3]).to(dtype)
        let path = try temporaryFile(SafeTensors.encode([("a.weight", tensor), ("b", .zeros([], dtype: dtype))]))
        let read = try SafeTensors.read(path)
        #expect(read["a.weight"]?.shape == [2, 3])
        #expect(read["a.weight"]?.dtype == dtype)
        #expect(read["a.weight"]?.values() == tensor.values())
        #expect(read["b"]?.shape == [])
    }

    @Test("a file cut short at any length is refused, never half read")
    func truncated() throws {
        let whole = SafeTensors.encode([("w", Tensor([1, 2, 3]))])
        for length in 0..<whole.count {
            let path = try temporaryFile(whole.prefix(length))
            #expect(throws: GANError.self) { try SafeTensors.read(path) }
        }
    }

    @Test(
        "a header that lies is refused",
        arguments: [
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}"#,
            #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[-4,8]}}"#,
            #"{"w":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F99","shape":[3],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0]}}"#, #"["w"]"#, "not JSON",
        ])
    func lies(header: String) throws {
        var file = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        file.append(contentsOf: header.utf8)
        file.append(contentsOf: [UInt8](repeating: 0, count: 12))
        let path = try temporaryFile(file)
        let error = #expect(throws: GANError.self) { try SafeTensors.read(path) }
        #expect(error?.status == .badData)
        #expect(error?.message.contains(path) == true)
    }
}

import Foundation
import GANTestSupport
import Testing

@testable import GANKit

@Suite("SafeTensors")
final class SafeTensorsTests {
    private var files: [String] = []

    deinit {
        for file in files { try? FileManager.default.removeItem(atPath: file) }
    }

    private func temporaryFile(_ bytes: Data) throws -> String {
        let path = NSTemporaryDirectory() + UUID().uuidString + ".safetensors"
        files.append(path)
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

    @Test(
        "Python's safetensors reads what is written here, and its files are read here",
        .enabled(if: PythonProcess.isComplete))
    func python() throws {
        let tensors: [(name: String, tensor: Tensor)] = [
            ("layer.weight", Tensor([1.5, -2, 3e-30, 4, 5, 6], shape: [2, 3])), ("steps", Tensor([7], dtype: .int64)),
            ("state", Tensor([0, 128, 255]).to(.uint8)), ("half", Tensor([1, 0.5]).to(.bfloat16)),
            ("wide", Tensor(0.1, dtype: .float64)), ("empty", .zeros([0, 4])),
        ]
        let path = try temporaryFile(SafeTensors.encode(tensors))
        let script = """
            import sys, torch
            from safetensors.torch import load_file, save_file
            tensors = load_file(sys.argv[1])
            print(tensors["layer.weight"].tolist(), tensors["steps"].tolist(), tensors["state"].tolist(),
                  tensors["half"].tolist(), tensors["wide"].item(), list(tensors["empty"].shape))
            save_file(tensors, sys.argv[1], metadata={"format": "pt", "note": "by Python"})
            """
        let result = try #require(try PythonProcess(["-c", script, path]))
        #expect(result.output.hasPrefix("[[1.5, -2.0, 3.0"), "\(result.errors)")
        #expect(result.output.hasSuffix("[4.0, 5.0, 6.0]] [7] [0, 128, 255] [1.0, 0.5] 0.1 [0, 4]\n"))
        let read = try SafeTensors.read(path)
        #expect(read.count == tensors.count)
        for (name, tensor) in tensors { #expect(read[name]?.bytes() == tensor.bytes(), "\(name)") }
    }

    @Test("a file cut short at any length is refused, never half read")
    func truncated() throws {
        let whole = SafeTensors.encode([("w", Tensor([1, 2, 3]))])
        for length in 0..<whole.count {
            let path = try temporaryFile(whole.prefix(length))
            #expect(throws: GANError.self) { try SafeTensors.read(path) }
        }
    }

    @Test("a header that names a million tensors, or is nested without end, is refused before it is taken apart")
    func absurd() throws {
        let entry = #"":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}"#
        let million = "{" + (0..<1_000_000).map { "\"\($0)\(entry)" }.joined(separator: ",") + "}"
        let deep = "{\"a\":" + String(repeating: "[", count: 1_000_000)
        for (header, words) in [(million, "names more than 100000 tensors"), (deep, "is not the JSON")] {
            var file = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
            file.append(contentsOf: header.utf8)
            let damage = #expect(throws: SafeTensorsHeader.Damage.self) { try SafeTensorsHeader(of: file) }
            #expect(damage?.what.contains(words) == true, "\(damage?.what ?? "")")
        }
    }

    @Test("what belongs to nobody is named, the first of it")
    func leftOver() throws {
        let tensors = (0..<30).map { (name: "t\($0 + 100)", tensor: Tensor([1])) }
        let path = try temporaryFile(SafeTensors.encode(tensors))
        let error = #expect(throws: GANError.self) { try Checkpoint.fill([], from: path, "nobody") }
        #expect(
            error?.message.contains("t108, t109 and 20 more, which nobody lacks") == true, "\(error?.message ?? "")")
    }

    @Test(
        "a header that lies is refused",
        arguments: [
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}"#,
            #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[-4,8]}}"#,
            #"{"w":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
            #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"shape":[3],"data_offsets":[0,12]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"\u0077":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#,
            #"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12],"code":1}}"#,
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

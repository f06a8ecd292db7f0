import Foundation
import Testing

@testable import GANKit

/// The parts of TensorBoard's files, byte by byte.
@Suite("Event files")
struct EventFileTests {
    // RFC 3720, appendix B.4, and the usual check of a CRC.
    @Test(
        "CRC-32C of published examples",
        arguments: [
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0..<32), 0x46DD_794E), ((0..<32).reversed(), 0x113F_DB5C), (Array("123456789".utf8), 0xE306_9283),
            ([], 0),
        ] as [([UInt8], UInt32)])
    func checksum(bytes: [UInt8], expected: UInt32) {
        #expect(CRC32C.checksum(bytes) == expected)
    }

    // The examples of protobuf's description of its encoding, and the limits.
    @Test("protobuf's fields")
    func fields() {
        func bytes(_ fill: (inout ProtobufMessage) -> Void) -> [UInt8] {
            var message = ProtobufMessage()
            fill(&message)
            return message.bytes
        }
        #expect(bytes { $0.append(1, integer: 150) } == [0x08, 0x96, 0x01])
        #expect(bytes { $0.append(2, text: "testing") } == [0x12, 0x07] + Array("testing".utf8))
        #expect(
            bytes { message in
                var inner = ProtobufMessage()
                inner.append(1, integer: 150)
                message.append(3, message: inner)
            } == [0x1A, 0x03, 0x08, 0x96, 0x01])
        #expect(bytes { $0.append(1, integer: 0) } == [0x08, 0x00])
        #expect(bytes { $0.append(1, integer: -1) } == [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01])
        #expect(bytes { $0.append(16, integer: 127) } == [0x80, 0x01, 0x7F])
        #expect(bytes { $0.append(1, double: 1) } == [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
        #expect(bytes { $0.append(2, float: -2) } == [0x15, 0, 0, 0, 0xC0])
    }

    @Test("a folder's files sort in the order in which they were begun, whatever the clock says")
    func order() throws {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var paths: [String] = []
        for seconds in [1_700_000_000.0, 1_700_000_000, 1_600_000_000, 1_800_000_000] {
            let path = EventFile.path(in: folder, at: Date(timeIntervalSince1970: seconds))
            _ = try EventFile(path: path)
            paths.append((path as NSString).lastPathComponent)
        }
        #expect(paths == paths.sorted() && Set(paths).count == 4)
        #expect(paths[0].hasPrefix("events.out.tfevents.1700000000."))
        #expect(paths[2].hasPrefix("events.out.tfevents.1700000002."))
        #expect(paths[0].hasSuffix(".\(getpid())"))
    }

    @Test("a name without a time decides nothing, and no file is written through a link")
    func planted() throws {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["9223372036854775807.a.1", "253402300800.a.1", "-5.a.1", "x"] {
            try Data().write(to: URL(fileURLWithPath: "\(folder)/events.out.tfevents.\(name)"))
        }
        let path = EventFile.path(in: folder, at: Date(timeIntervalSince1970: 1_700_000_000))
        #expect(path.hasPrefix("\(folder)/events.out.tfevents.1700000000."))
        try Data("private".utf8).write(to: URL(fileURLWithPath: folder + "/private"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "private")
        let error = #expect(throws: GANError.self) { try EventFile(path: path) }
        #expect(error?.message.contains("is a link to private") == true)
        #expect(FileManager.default.contents(atPath: folder + "/private") == Data("private".utf8))
    }

    @Test("a file that cannot be written is named, with status 73", arguments: ["/dev/null/events", "/dev/full"])
    func cannotWrite(path: String) {
        let error = #expect(throws: GANError.self) { try EventFile(path: path) }
        #expect(error?.status == .cannotWrite)
        #expect(error?.message.contains(path) == true)
    }
}
